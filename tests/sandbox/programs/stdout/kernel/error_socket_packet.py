# error PermissionError: raw frames
import socket

socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
print(int(input()) * 2)
