from random import randint
from turtle import *

penup()
for star in range(10):
    x = randint(-80, 80)
    y = x
    goto(x, y)
    dot(8)
