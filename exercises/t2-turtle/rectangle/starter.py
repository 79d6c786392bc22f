from turtle import *

forward(120)
left(90)
