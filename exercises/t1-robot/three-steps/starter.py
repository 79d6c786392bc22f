from robot import *

forward()
