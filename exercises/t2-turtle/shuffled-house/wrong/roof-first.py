from turtle import *

left(45)
forward(57)
left(90)
forward(80)
forward(60)
