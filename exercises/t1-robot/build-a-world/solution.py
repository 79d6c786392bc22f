from robot import *

def shape():
    forward()
    paint()

for piece in range(5):
    shape()
turn_right()
for piece in range(4):
    shape()
forward()
