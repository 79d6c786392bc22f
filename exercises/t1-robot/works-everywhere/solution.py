from robot import *

for step in range(4):
    if wall_ahead():
        turn_right()
    forward()
