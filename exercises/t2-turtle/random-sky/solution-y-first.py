from random import choice, randint
from turtle import *

penup()
for star in range(10):
    y = randint(10, 90)
    x = choice(range(-90, 90))
    goto(x, y)
    color("gold")
    dot(randint(4, 10))
