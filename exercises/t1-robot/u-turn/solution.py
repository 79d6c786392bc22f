from robot import *

turn_left()
turn_left()
forward()
forward()
forward()
