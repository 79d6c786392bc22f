from robot import *

def shape():
    pass

paint()
for step in range(5):
    forward()
turn_right()
for step in range(5):
    forward()
