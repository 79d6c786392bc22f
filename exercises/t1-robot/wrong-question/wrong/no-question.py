from robot import *

for step in range(4):
    turn_left()
    forward()
