# Python's own network: there are no sockets.
import socket
import urllib.request

try:
    print("GOT", urllib.request.urlopen("http://the-site/path?hostile").read())
except Exception as error:
    print(type(error).__name__)
try:
    socket.create_connection(("127.0.0.1", 80), 1).sendall(b"GET /?hostile HTTP/1.0\r\n\r\n")
    print("opened")
except Exception as error:
    print(type(error).__name__)
