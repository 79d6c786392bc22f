# passed: a file that is none
import os, socket

assert not os.path.exists("/tmp/socket")
socket.socket(socket.AF_UNIX).bind("/tmp/socket")
print(int(input()) * 2)
