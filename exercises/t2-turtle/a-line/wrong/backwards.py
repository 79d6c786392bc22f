from turtle import *

back(100)
