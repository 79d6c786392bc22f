# error PermissionError: no family of sockets but the Unix one can be opened, by no type
import socket

opened = []
for family in range(2, 46):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET):
        try:
            opened.append(socket.socket(family, kind))
        except PermissionError:
            pass
if not opened:
    raise PermissionError("every family is refused")
print(int(input()) * 2)
