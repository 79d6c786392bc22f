# error
from turtle import *

while True:
    forward(1)
