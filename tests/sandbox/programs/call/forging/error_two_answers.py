# error: one result too many
import os


def double(n):
    os.write(3, b'{"value":["i","6"],"args":["l",[["i","3"]]],"kwargs":["d",[]]}\n')
    return n * 2


first = refuse = double
