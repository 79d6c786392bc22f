from robot import *

for step in range(4):
    forward()
    if wall_ahead():
        turn_right()
