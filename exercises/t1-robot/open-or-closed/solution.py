from robot import *

forward()
if path_ahead():
    forward()
else:
    turn_left()
    forward()
