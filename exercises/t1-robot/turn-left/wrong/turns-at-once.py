from robot import *

turn_left()
forward()
forward()
forward()
