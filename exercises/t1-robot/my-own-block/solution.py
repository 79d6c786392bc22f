from robot import *

def stair():
    forward()
    turn_right()
    forward()
    turn_left()

stair()
stair()
forward()
forward()
stair()
