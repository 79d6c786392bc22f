from turtle import *

forward(50)
