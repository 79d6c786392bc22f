# failed
from turtle import *

color("blue")
for _ in range(5):
    forward(100)
    right(144)
