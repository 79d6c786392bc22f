from robot import *

while not flag_here():
    turn_right()
