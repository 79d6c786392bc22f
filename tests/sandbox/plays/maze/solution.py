# passed
from robot import *

while not flag_here():
    forward()
    if bolt_here():
        pick()
