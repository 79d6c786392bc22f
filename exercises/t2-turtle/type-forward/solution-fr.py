from turtle import *

avance(120)
gauche(90)
avance(80)
