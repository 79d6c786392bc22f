from robot import *

forward()
pick()
forward()
turn_right()
forward()
forward()
