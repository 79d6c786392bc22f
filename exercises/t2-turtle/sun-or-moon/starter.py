from turtle import *

hour = 22
if hour < 20:
    color("yellow")
color("yellow")
dot(80)
