from turtle import *

def square(size):
    for side in range(4):
        forward(size)
        left(90)

for petal in range(12):
    square(50)
    left(30)
