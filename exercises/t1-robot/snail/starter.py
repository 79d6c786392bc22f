from robot import *

for step in range(4):
    forward()
