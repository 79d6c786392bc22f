from robot import *

def stair():
    forward()
    turn_right()
    forward()

stair()
stair()
forward()
forward()
stair()
