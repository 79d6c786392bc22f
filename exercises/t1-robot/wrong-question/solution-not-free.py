from robot import *

for step in range(4):
    if not path_ahead():
        turn_left()
    forward()
