from turtle import *

for side in range(6):
    forward(50)
    left(90)
