# passed
import turtle

t = turtle.Turtle()
t.pencolor("#e0301e")
t.right(36 * 4)
t.left(144)
for _ in range(10):
    t.fd(100)
    t.rt(144)
