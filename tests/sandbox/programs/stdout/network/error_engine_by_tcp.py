# error PermissionError: the engine by the loopback
import socket

socket.create_connection(("127.0.0.1", 2375))
print(int(input()) * 2)
