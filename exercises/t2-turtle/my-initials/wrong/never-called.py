from turtle import *

def letter_l():
    left(90)
    forward(60)
    back(60)
    right(90)
    forward(30)
