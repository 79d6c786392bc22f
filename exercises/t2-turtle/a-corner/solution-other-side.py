from turtle import *

forward(100)
right(90)
forward(60)
