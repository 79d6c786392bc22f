from turtle import *

hour = 22
if hour == 22:
    color("grey")
else:
    color("yellow")
dot(80)
