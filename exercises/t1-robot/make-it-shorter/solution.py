from robot import *

for bolt in range(3):
    forward()
    forward()
    pick()
