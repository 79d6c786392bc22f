from robot import *

def shape():
    forward()
    paint()

for piece in range(5):
    shape()
