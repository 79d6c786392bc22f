from robot import *

for bolt in range(2):
    forward()
    pick()
forward()
pick()
