from robot import *

for bolt in range(5):
    forward()
    pick()
