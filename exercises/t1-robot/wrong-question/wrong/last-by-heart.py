from robot import *

for step in range(3):
    if wall_ahead():
        turn_left()
    forward()
forward()
