from robot import *

forward()
forward()
pick()
turn_right()
forward()
forward()
