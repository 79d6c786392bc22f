from turtle import *

length = 8
for stroke in range(12):
    length += 8
    forward(length)
    left(90)
