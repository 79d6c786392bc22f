from turtle import *

size = 40
forward(40)
left(90)
forward(40)
right(90)
forward(40)
