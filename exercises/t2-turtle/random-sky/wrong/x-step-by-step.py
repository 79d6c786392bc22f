from random import randint
from turtle import *

penup()
for star in range(10):
    x = star * 16
    y = randint(0, 80)
    goto(x, y)
    dot(8)
