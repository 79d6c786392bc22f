from turtle import *

for side in range(2):
    forward(80)
    left(90)
