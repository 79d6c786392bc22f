from turtle import *

length = 8
forward(length)
left(90)
