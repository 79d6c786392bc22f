# error OSError|PermissionError: the file system of message queues is covered
open("/dev/mqueue/kept", "w")
print(int(input()) * 2)
