from turtle import *

for point in range(5):
    forward(100)
    right(144)
