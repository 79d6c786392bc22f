from turtle import *

for stroke in range(3):
    pendown()
    forward(30)
    penup()
    forward(30)
