from turtle import *

def house(wide, high):
    for side in range(2):
        forward(wide)
        left(90)
        forward(high)
        left(90)

house(40, 30)
penup()
forward(60)
pendown()
for number in range(2):
    for side in range(2):
        forward(40)
        left(90)
        forward(30)
        left(90)
    penup()
    forward(60)
    pendown()
