from turtle import *

hour = 23
if hour > 23:
    color("blue")
else:
    color("yellow")
dot(60)
