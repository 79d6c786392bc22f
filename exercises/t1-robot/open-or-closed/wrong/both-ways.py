from robot import *

forward()
if path_ahead():
    forward()
turn_left()
forward()
