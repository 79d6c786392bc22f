from turtle import *

def square(size):
    for side in range(4):
        forward(size)
        left(90)

def roof(size):
    for side in range(3):
        forward(size)
        left(120)

def house(size):
    square(size)
    forward(size)
    roof(size)

house(80)
