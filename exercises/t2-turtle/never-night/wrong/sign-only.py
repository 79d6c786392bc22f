from turtle import *

hour = 23
if hour < 6:
    color("blue")
else:
    color("yellow")
dot(60)
