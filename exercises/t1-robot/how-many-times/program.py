from robot import *

for turn in range(2):
    forward()
    forward()
