from turtle import *

forward(30)
penup()
forward(30)
