from robot import *

for flower in range(3):
    forward()
    paint()
turn_right()
for flower in range(3):
    forward()
    paint()
turn_right()
for flower in range(3):
    forward()
    paint()
