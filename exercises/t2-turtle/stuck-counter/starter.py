from turtle import *

for stair in range(4):
    size = 10
    forward(size)
    left(90)
    forward(size)
    right(90)
    size += 10
