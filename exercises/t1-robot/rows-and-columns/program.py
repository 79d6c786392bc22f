from robot import *

for side in range(2):
    for step in range(2):
        forward()
    turn_right()
