from turtle import *

length = 8
for stroke in range(12):
    forward(length)
    left(90)
    length += 8
