from turtle import *

for side in range(4):
    forward(60)
    left(90)
penup()
forward(100)
pendown()
for side in range(4):
    forward(60)
    left(90)
