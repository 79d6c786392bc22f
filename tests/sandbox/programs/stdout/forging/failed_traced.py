# failed: a trace function that raises in the driver
import sys


def trace(frame, event, argument):
    raise SystemExit(0)


for frame in [sys._getframe()]:
    while frame := frame.f_back:
        frame.f_trace = trace
sys.settrace(trace)
raise ValueError
