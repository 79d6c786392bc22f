from robot import *

for stair in range(2):
    forward()
    turn_right()
    forward()
    turn_left()
