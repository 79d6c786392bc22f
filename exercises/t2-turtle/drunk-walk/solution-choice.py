from random import choice
from turtle import *

for step in range(30):
    if choice(["left", "right"]) == "left":
        left(90)
    else:
        right(90)
    forward(12)
