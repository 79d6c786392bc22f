from turtle import *

forward(80)
left(90)
forward(60)
left(45)
forward(57)
