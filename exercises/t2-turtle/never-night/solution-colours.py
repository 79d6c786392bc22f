from turtle import *

hour = 23
if hour >= 20:
    color("yellow")
else:
    color("blue")
dot(60)
