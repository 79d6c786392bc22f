from turtle import *

def letter_l():
    left(90)
    forward(60)
