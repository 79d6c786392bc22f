from robot import *

while not flag_here():
    if wall_ahead():
        turn_left()
    forward()
