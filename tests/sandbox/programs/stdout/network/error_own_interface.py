# error PermissionError: switches an interface on
import fcntl, socket

fcntl.ioctl(socket.socket(socket.AF_INET, socket.SOCK_DGRAM), 0x8914, bytes(40))
print(int(input()) * 2)
