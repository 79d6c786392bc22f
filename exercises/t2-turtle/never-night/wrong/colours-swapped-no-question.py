from turtle import *

color("yellow")
dot(60)
