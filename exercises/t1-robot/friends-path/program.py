from robot import *

forward()
turn_right()
forward()
forward()
turn_left()
forward()
