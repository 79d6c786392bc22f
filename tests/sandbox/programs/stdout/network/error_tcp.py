# error PermissionError: a connection
import socket

socket.socket(socket.AF_INET, socket.SOCK_STREAM).connect(("192.0.2.1", 80))
print(int(input()) * 2)
