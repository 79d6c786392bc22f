from robot import *

turn_right()
forward()
turn_right()
