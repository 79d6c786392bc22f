from robot import *

for step in range(4):
    forward()
turn_right()
for step in range(3):
    forward()
turn_right()
for step in range(4):
    forward()
turn_right()
forward()
