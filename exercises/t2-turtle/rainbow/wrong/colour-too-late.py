from turtle import *

width(12)
forward(60)
color("red")
forward(60)
color("orange")
forward(60)
color("green")
forward(60)
color("blue")
