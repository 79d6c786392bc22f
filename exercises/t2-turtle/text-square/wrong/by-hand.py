from turtle import *

forward(70)
left(90)
forward(70)
left(90)
forward(70)
left(90)
forward(70)
