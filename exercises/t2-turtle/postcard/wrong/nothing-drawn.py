from turtle import *

def piece():
    pass

color("red")
begin_fill()
end_fill()
piece()
