from robot import *

for side in range(3):
    forward()
    forward()
    forward()
    pick()
