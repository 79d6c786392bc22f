from turtle import *

forward(100)
left(150)
back(40)
