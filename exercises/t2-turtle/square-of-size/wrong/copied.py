from turtle import *

def square(size):
    for side in range(4):
        forward(50)
        left(90)

square(50)
for side in range(4):
    forward(100)
    left(90)
