from turtle import *

hour = 22
if hour < 20:
    color("yellow")
if hour > 19:
    color("grey")
dot(80)
