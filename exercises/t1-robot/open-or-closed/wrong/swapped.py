from robot import *

forward()
if path_ahead():
    turn_left()
    forward()
else:
    forward()
