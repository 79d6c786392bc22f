from turtle import *

forward(120)
