from turtle import *

size = 90
