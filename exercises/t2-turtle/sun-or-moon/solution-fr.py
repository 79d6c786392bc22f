from turtle import *

heure = 22
if heure < 20:
    couleur("jaune")
else:
    couleur("gris")
point(80)
