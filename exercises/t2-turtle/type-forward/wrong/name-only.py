from turtle import *

forward(120)
left
forward
