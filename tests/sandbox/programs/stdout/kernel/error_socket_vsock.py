# error PermissionError: talks to the hypervisor
import socket

socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM)
print(int(input()) * 2)
