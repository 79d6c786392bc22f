from robot import *

for step in range(4):
    if flag_here():
        turn_left()
    forward()
