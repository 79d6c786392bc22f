from turtle import *

for side in range(4)
    forward(70)
    left(90)
