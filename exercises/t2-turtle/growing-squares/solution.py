from turtle import *

size = 20
for box in range(4):
    for side in range(4):
        forward(size)
        left(90)
    size += 20
