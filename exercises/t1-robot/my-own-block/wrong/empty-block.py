from robot import *

def stair():
    pass

stair()
forward()
turn_right()
forward()
turn_left()
forward()
turn_right()
forward()
turn_left()
forward()
forward()
forward()
turn_right()
forward()
