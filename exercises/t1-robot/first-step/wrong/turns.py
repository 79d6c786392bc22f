from robot import *

turn_left()
