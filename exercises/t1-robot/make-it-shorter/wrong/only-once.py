from robot import *

forward()
pick()
