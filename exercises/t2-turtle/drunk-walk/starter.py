from random import randint
from turtle import *

for step in range(30):
    coin = randint(0, 1)
    left(90)
    forward(12)
