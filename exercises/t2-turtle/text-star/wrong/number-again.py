from turtle import *

size = 90
for point in range(5):
    forward(90)
    right(144)
