from robot import *

forward()
if path_ahead():
    forward()
else:
    pass
