from robot import *

def shape():
    forward()
    paint()

shape()
