from turtle import *

taille = 90
for pointe in range(5):
    avance(taille)
    droite(144)
