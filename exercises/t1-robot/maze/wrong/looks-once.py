from robot import *

while not flag_here():
    turn_right()
    if wall_ahead():
        turn_left()
    forward()
