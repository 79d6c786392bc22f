from turtle import *

def rectangle(largeur, hauteur):
    debut_remplissage()
    for cote in range(2):
        avance(largeur)
        gauche(90)
        avance(hauteur)
        gauche(90)
    fin_remplissage()

couleur("bleu")
rectangle(60, 80)
avance(60)
couleur("rouge")
rectangle(60, 80)
