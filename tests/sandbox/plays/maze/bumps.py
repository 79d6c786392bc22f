# failed
from robot import *

while True:
    forward()
    if bolt_here():
        pick()
