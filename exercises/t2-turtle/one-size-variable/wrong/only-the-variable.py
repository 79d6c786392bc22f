from turtle import *

size = 70
forward(40)
left(90)
forward(40)
right(90)
forward(40)
