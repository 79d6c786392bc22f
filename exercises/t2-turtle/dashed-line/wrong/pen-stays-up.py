from turtle import *

forward(30)
penup()
forward(30)
forward(30)
forward(30)
forward(30)
