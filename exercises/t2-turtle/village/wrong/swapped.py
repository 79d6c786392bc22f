from turtle import *

def house(wide, high):
    for side in range(2):
        forward(wide)
        left(90)
        forward(high)
        left(90)

for number in range(3):
    house(30, 40)
    penup()
    forward(60)
    pendown()
