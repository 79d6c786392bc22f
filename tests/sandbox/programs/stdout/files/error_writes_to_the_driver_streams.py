# error: the driver's streams are closed to its children
import os

with open(f"/proc/{os.getppid()}/fd/1", "w") as stream:
    stream.write('{"case":1}\n')
