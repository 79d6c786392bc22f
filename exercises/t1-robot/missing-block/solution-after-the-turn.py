from robot import *

forward()
forward()
turn_right()
pick()
forward()
forward()
