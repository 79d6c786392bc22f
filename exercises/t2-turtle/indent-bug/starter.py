from turtle import *

for side in range(3):
    forward(80)
left(120)
    dot(20)
