from robot import *

forward()
forward()
pick()
forward()
forward()
pick()
forward()
forward()
pick()
