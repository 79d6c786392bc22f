from robot import *

forward()
forward()
turn_right()
forward()
forward()
pick()
