from turtle import *

forward(100)
forward(60)
