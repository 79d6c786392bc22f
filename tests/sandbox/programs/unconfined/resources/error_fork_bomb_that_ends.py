# error: leaves as many processes as it can and goes
import os

while os.fork() >= 0:
    pass
