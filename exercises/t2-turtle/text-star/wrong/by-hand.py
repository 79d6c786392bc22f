from turtle import *

size = 90
forward(size)
right(144)
forward(size)
right(144)
forward(size)
right(144)
forward(size)
right(144)
forward(size)
