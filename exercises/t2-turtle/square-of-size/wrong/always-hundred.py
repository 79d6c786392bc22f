from turtle import *

def square(size):
    size = 100
    for side in range(4):
        forward(size)
        left(90)

square(50)
square(100)
