# error PermissionError: the kernel's configuration
import socket

socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)
print(int(input()) * 2)
