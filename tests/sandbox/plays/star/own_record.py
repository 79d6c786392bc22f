# passed
# Drawing the right star by other means is drawing the right star.
import turtle

turtle.color("red")
x = y = heading = 0.0
for _ in range(5):
    a, b = turtle.pos()
    turtle.forward(100)
    c, d = turtle.pos()
    turtle.right(144)
    turtle.record.remove(["line", a, b, c, d, "#e0301e", 1])
    turtle.record.append(["line", c, d, a, b, "#e0301e", 1])
