from turtle import *

def rectangle(wide, high):
    begin_fill()
    for side in range(2):
        forward(wide)
        left(90)
        forward(high)
        left(90)
    end_fill()

color("red")
rectangle(120, 40)
left(90)
forward(40)
right(90)
color("yellow")
rectangle(120, 40)
