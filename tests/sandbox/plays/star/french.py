# passed
from turtle import *

couleur("rouge")
for _ in range(5):
    avance(100)
    droite(144)
