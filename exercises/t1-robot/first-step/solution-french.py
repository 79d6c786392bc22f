from robot import *

avance()
