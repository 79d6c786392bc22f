from robot import *

forward()
forward()
if wall_ahead():
    pass
forward()
