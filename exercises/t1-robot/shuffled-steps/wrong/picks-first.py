from robot import *

pick()
forward()
forward()
forward()
pick()
forward()
