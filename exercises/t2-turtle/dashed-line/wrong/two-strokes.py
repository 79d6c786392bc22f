from turtle import *

forward(30)
penup()
forward(30)
pendown()
forward(30)
