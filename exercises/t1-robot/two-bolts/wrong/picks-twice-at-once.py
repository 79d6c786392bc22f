from robot import *

forward()
forward()
pick()
pick()
forward()
forward()
forward()
