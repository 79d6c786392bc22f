from robot import *

forward()
if wall_ahead():
    turn_left()
forward()
