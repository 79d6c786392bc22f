from turtle import *

hour = 22
color("grey")
dot(80)
