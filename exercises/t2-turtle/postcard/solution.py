from random import randint
from turtle import *

def tree(size):
    color("brown")
    left(90)
    forward(size)
    color("green")
    dot(size)
    back(size)
    right(90)

def star():
    penup()
    goto(randint(-100, 100), randint(60, 120))
    color("yellow")
    dot(6)

for number in range(8):
    star()
penup()
goto(0, 0)
pendown()
tree(40)
