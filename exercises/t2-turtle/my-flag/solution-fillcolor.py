from turtle import *

def rectangle(colour):
    fillcolor(colour)
    begin_fill()
    side = 0
    while side < 2:
        forward(100)
        left(90)
        forward(30)
        left(90)
        side = side + 1
    end_fill()

rectangle("red")
left(90)
forward(30)
right(90)
rectangle("blue")
