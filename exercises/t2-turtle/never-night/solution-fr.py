from turtle import *

heure = 23
if heure < 20:
    couleur("bleu")
else:
    couleur("jaune")
point(60)
