from robot import *

forward()
forward()
pick()
