# error PermissionError: a datagram
import socket

socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("192.0.2.1", 53))
print(int(input()) * 2)
