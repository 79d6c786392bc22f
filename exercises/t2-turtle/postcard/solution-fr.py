from turtle import *

def arbre(taille):
    couleur("marron")
    gauche(90)
    avance(taille)
    couleur("vert")
    point(taille)
    recule(taille)
    droite(90)

for numero in range(3):
    arbre(40)
    leve_crayon()
    avance(60)
    baisse_crayon()
