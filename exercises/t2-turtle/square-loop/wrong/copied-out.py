from turtle import *

forward(80)
left(90)
forward(80)
left(90)
forward(80)
left(90)
forward(80)
left(90)
