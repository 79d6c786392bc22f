from robot import *

for bolt in range(4):
    forward()
    pick()
