from robot import *

forward()
forward()
forward()
forward()
forward()
