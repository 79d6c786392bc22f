from random import randint
from turtle import *

coin = randint(0, 1)
for step in range(30):
    if coin == 0:
        left(90)
    else:
        right(90)
    forward(12)
