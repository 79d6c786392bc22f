from turtle import *

def lettre_l():
    gauche(90)
    avance(60)
    recule(60)
    droite(90)
    avance(30)

lettre_l()
leve_crayon()
avance(30)
baisse_crayon()
lettre_l()
