from robot import *

forward()
turn_right()
forward()
turn_left()
forward()
turn_right()
forward()
turn_left()
forward()
turn_right()
forward()
