from robot import *

forward()
forward()
