from turtle import *

sides = 5
for side in range(sides):
    forward(50)
    left(72)
print(sides, "x 72 =", sides * 72)
