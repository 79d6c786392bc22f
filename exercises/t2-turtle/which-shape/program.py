from turtle import *

for side in range(5):
    forward(50)
    left(72)
