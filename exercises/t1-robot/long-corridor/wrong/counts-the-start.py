from robot import *

for step in range(6):
    forward()
