from robot import *

for step in range(4):
    if path_ahead():
        turn_left()
    forward()
