# error
from turtle import *

color("red")
for _ in range(5):
    forward(100)
    right(144)
print(nothing)
