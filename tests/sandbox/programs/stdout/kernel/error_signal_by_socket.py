# error PermissionError: has the kernel signal another process when something arrives at a socket
import fcntl, os, socket, struct

near, far = socket.socketpair()
other = max(int(name) for name in os.listdir("/proc") if name.isdigit() and int(name) != os.getpid())
fcntl.ioctl(near, 0x8901, struct.pack("i", other))
fcntl.ioctl(near, 0x5452, struct.pack("i", 1))
far.send(b"x")
print(int(input()) * 2)
