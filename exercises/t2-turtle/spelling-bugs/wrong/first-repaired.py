from turtle import *

forward(100)
left(150)
forward(40
rigth(120)
back(40)
