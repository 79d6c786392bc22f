from robot import *

while not flag_here():
    if path_ahead():
        forward()
    else:
        turn_right()
