from turtle import *

color("red")
begin_fill()
for side in range(4):
    forward(50)
    left(90)
end_fill()
