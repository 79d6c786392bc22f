# passed
from turtle import *

color("red")
penup()
goto(-80, 35)
pendown()
for _ in range(5):
    forward(100)
    right(144)
