from robot import *
