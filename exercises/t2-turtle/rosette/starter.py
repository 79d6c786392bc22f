from turtle import *

def square(size):
    for side in range(4):
        forward(size)
        left(90)
