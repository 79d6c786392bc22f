from turtle import *

def square():
    for side in range(4):
        forward(50)
        left(90)

def big_square():
    for side in range(4):
        forward(100)
        left(90)

square()
big_square()
