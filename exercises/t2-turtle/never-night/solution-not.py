from turtle import *

hour = 23
color("blue")
if not hour < 20:
    color("yellow")
dot(60)
