# error OSError: pipes without end
import os

kept = []
while True:
    kept.append(os.pipe())
