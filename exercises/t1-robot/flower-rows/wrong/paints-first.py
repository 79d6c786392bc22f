from robot import *

for row in range(3):
    for flower in range(3):
        paint()
        forward()
    turn_right()
