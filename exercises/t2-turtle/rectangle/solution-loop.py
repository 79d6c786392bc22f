from turtle import *

for side in range(2):
    forward(120)
    left(90)
    forward(60)
    left(90)
