from robot import *

forward()
turn_left()
forward()
forward()
