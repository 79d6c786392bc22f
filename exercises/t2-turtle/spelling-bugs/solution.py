from turtle import *

forward(100)
left(150)
forward(40)
right(120)
back(40)
