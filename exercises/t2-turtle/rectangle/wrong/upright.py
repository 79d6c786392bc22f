from turtle import *

forward(60)
left(90)
forward(120)
left(90)
forward(60)
left(90)
forward(120)
