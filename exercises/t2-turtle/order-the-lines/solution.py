from turtle import *

for stair in range(3):
    forward(30)
    left(90)
    forward(30)
    right(90)
dot(20)
