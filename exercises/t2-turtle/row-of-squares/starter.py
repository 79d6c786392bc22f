from turtle import *

for side in range(4):
    forward(30)
    left(90)
