from turtle import *

def house(wide, high):
    for side in range(2):
        forward(wide)
        left(90)
        forward(high)
        left(90)
