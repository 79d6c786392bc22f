from robot import *

while not flag_here():
    forward()
    turn_right()
    forward()
    turn_left()
