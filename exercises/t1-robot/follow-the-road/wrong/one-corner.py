from robot import *

while not wall_ahead():
    forward()
turn_right()
while not flag_here():
    forward()
