from robot import *

forward()
pick()
forward()
forward()
forward()
