from turtle import *

def square():
    for side in range(4):
        forward(60)
        left(90)

square()
penup()
forward(100)
pendown()
for side in range(4):
    forward(60)
    left(90)
