from robot import *

while not wall_ahead():
    forward()
