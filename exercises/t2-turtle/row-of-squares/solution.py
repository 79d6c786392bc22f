from turtle import *

for window in range(4):
    for side in range(4):
        forward(30)
        left(90)
    penup()
    forward(40)
    pendown()
