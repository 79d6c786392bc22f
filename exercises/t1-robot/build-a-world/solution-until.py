from robot import *

def shape():
    forward()
    paint()

while path_ahead():
    shape()
turn_right()
while not flag_here():
    forward()
