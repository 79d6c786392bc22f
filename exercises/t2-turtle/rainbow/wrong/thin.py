from turtle import *

color("red")
forward(60)
color("orange")
forward(60)
color("green")
forward(60)
color("blue")
forward(60)
