from robot import *

for step in range(3):
    forward()
