from turtle import *

def rectangle(wide, high):
    forward(wide)
