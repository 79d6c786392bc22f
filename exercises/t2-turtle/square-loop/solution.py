from turtle import *

for side in range(4):
    forward(80)
    left(90)
