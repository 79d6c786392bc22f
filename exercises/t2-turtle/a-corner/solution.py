from turtle import *

forward(100)
left(90)
forward(60)
