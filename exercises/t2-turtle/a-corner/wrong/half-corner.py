from turtle import *

forward(100)
left(45)
forward(60)
