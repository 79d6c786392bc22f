# error PermissionError: another name
import socket

socket.sethostname("mine")
print(int(input()) * 2)
