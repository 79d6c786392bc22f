from turtle import *

size = 10
for stair in range(4):
    forward(size)
    left(90)
    forward(size)
    right(90)
size += 10
