from turtle import *

def tree(size):
    left(90)
    forward(size)
    dot(size)

tree(40)
