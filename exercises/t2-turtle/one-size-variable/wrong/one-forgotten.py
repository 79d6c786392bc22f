from turtle import *

size = 70
forward(size)
left(90)
forward(40)
right(90)
forward(size)
