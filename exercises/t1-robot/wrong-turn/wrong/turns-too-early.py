from robot import *

forward()
forward()
turn_left()
forward()
forward()
