from robot import *

for side in range(3):
    for step in range(4):
        forward()
    turn_right()
forward()
