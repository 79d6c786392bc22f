from robot import *

forward()
forward()
forward()
turn_left()
forward()
