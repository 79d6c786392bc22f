# failed
from robot import *

forward()
pick()
forward()
