# failed: a result of its own that is not the answer
import os


def double(n):
    os.write(3, b'{"value":["i","999"],"args":["l",[["i","3"]]],"kwargs":["d",[]]}\n')
    os._exit(0)


first = refuse = double
