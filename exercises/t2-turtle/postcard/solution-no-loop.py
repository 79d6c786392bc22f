from turtle import *

def sun():
    penup()
    goto(80, 80)
    dot(40, "gold")

def sea():
    goto(-100, 0)
    pendown()
    pencolor("blue")
    pensize(30)
    forward(200)

sun()
sea()
