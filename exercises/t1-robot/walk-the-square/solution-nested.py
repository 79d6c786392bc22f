from robot import *

for side in range(3):
    for step in range(3):
        forward()
    pick()
    turn_right()
