from random import randint
from turtle import *

for step in range(30):
    right(90 if randint(0, 1) else -90)
    forward(12)
