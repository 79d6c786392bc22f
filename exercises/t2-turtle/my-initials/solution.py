from turtle import *

def letter_l():
    left(90)
    forward(60)
    back(60)
    right(90)
    forward(30)

def letter_t():
    left(90)
    forward(60)
    left(90)
    forward(20)
    back(40)

letter_l()
penup()
forward(50)
pendown()
letter_t()
