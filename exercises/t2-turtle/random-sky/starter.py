from random import randint
from turtle import *

penup()
for star in range(10):
    x = randint(-80, 80)
    y = 0
    goto(x, y)
    dot(8)
