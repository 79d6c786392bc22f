from turtle import *

forward(50)
left(60)
forward(50)
left(60)
forward(50)
left(60)
forward(50)
left(60)
forward(50)
left(60)
forward(50)
