from random import randint
from turtle import *

penup()
x = randint(-80, 80)
y = randint(0, 80)
for star in range(10):
    goto(x, y)
    dot(8)
