from robot import *

def stair():
    forward()

stair()
