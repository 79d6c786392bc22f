from robot import *

for bolt in range(2):
    forward()
    forward()
    pick()
forward()
forward()
pick()
