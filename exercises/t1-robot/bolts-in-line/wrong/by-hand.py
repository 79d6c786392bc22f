from robot import *

forward()
pick()
forward()
pick()
forward()
pick()
forward()
pick()
forward()
pick()
