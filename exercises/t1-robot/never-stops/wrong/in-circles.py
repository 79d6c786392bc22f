from robot import *

while not flag_here():
    turn_right()
    turn_left()
