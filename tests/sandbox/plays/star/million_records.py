# error
import turtle

turtle.record.extend([["turn", 0.0]] * 1_000_000)
