from turtle import *

forward(60)
left(90)
forward(40)
left(45)
