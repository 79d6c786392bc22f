from turtle import *

for side in range(8):
    forward(40)
    left(50)
