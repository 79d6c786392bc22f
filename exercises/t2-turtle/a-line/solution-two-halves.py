from turtle import *

couleur("bleu")
avance(50)
avance(50)
