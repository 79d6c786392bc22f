from turtle import *

left(90)
for side in range(4):
    forward(70)
    right(90)
