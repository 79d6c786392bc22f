from robot import *

forward()
forward()
forward()
pick()
