from turtle import *

def leaf():
    for side in range(4):
        forward(40)
        left(90)
    left(30)
leaf()
leaf()
