from robot import *

forward()
forward()
if wall_ahead():
    turn_right()
forward()
