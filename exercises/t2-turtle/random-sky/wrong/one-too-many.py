from random import randint
from turtle import *

penup()
for star in range(11):
    x = randint(-80, 80)
    y = randint(0, 80)
    goto(x, y)
    dot(8)
