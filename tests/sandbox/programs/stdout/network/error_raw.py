# error PermissionError: a packet of its own make
import socket

socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
print(int(input()) * 2)
