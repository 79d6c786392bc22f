from turtle import *

couleur("rouge")
for cote in range(4):
    avance(80)
    droite(90)
