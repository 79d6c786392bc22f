from robot import *

def shape():
    forward()
    paint()

shape()
shape()
turn_right()
forward()
forward()
