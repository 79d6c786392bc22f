# error
from robot import *

fordward()
