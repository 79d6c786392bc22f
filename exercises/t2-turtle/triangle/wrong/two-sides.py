from turtle import *

for side in range(2):
    forward(90)
    left(120)
