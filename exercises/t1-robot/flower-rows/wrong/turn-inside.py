from robot import *

for row in range(3):
    for flower in range(3):
        forward()
        paint()
        turn_right()
