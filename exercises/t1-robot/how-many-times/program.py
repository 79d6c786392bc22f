from robot import *

for turn in range(3):
    forward()
    forward()
