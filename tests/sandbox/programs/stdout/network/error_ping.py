# error PermissionError: an echo request
import socket

socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_ICMP)
print(int(input()) * 2)
