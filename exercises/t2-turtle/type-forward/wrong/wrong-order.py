from turtle import *

forward(120)
forward(80)
left(90)
