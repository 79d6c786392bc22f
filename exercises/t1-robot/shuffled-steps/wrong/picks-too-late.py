from robot import *

forward()
forward()
pick()
forward()
pick()
forward()
