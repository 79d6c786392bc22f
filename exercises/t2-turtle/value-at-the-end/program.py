from turtle import *

length = 10
for stroke in range(4):
    forward(length)
    length += 5
