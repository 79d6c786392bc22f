from robot import *

while not flag_here():
    turn_right()
    while not path_ahead():
        turn_left()
    forward()
