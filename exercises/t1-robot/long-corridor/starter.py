from robot import *

for step in range(2):
    forward()
