from turtle import *

penup()
forward(100)
