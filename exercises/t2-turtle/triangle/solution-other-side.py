from turtle import *

for side in range(3):
    forward(90)
    right(120)
