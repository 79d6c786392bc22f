from robot import *

for stair in range(3):
    forward()
    turn_right()
    forward()
