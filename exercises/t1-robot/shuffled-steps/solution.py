from robot import *

forward()
pick()
forward()
forward()
pick()
forward()
