from turtle import *

forward(50)
forward(100)
