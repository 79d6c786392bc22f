from turtle import *

width(12)
color("red")
forward(60)
