from turtle import *

def tree(size):
    color("green")
    left(90)
    forward(size)
    dot(size)
