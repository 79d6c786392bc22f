from turtle import *

hour = 23
if hour == 23:
    color("yellow")
else:
    color("blue")
dot(60)
