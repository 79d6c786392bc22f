from turtle import *

def tree(size):
    forward(size)
