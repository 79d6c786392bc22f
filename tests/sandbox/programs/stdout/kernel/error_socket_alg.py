# error PermissionError: the kernel's crypto sockets (page cache writes of 2026)
import socket

socket.socket(socket.AF_ALG, socket.SOCK_SEQPACKET)
print(int(input()) * 2)
