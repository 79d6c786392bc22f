from robot import *

for step in range(5):
    forward()
pick()
