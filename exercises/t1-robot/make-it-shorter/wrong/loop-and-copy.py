from robot import *

for bolt in range(3):
    forward()
    pick()
forward()
pick()
