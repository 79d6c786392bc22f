from robot import *

def walk():
    for step in range(5):
        forward()

walk()
turn_right()
walk()
