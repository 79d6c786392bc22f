# passed
from robot import *

while not drapeau_ici():
    avance()
    if boulon_ici():
        ramasse()
