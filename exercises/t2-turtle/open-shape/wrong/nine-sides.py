from turtle import *

for side in range(9):
    forward(40)
    left(40)
