from turtle import *

def band(colour):
    pencolor(colour)
    forward(120)
    back(120)

width(40)
band("navy")
penup()
goto(0, 40)
pendown()
band("white")
print("voilà")
