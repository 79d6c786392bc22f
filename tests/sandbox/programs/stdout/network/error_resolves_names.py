# error: no name can be resolved
import socket

socket.getaddrinfo("example.org", 80)
