from robot import *

turn_left()
turn_right()
forward()
forward()
forward()
