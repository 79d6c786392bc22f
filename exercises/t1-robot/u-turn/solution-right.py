from robot import *

turn_right()
turn_right()
forward()
forward()
forward()
