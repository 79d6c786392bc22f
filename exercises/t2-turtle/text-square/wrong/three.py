from turtle import *

for side in range(3):
    forward(70)
    left(90)
