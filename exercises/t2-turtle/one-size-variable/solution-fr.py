from turtle import *

taille = 70
avance(taille)
gauche(90)
avance(taille)
droite(90)
avance(taille)
