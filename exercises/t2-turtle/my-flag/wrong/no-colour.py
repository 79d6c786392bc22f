from turtle import *

def rectangle(wide, high):
    for side in range(2):
        forward(wide)
        left(90)
        forward(high)
        left(90)

rectangle(120, 80)
