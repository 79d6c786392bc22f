from robot import *

forward()
forward()
forward()
turn_right()
forward()
