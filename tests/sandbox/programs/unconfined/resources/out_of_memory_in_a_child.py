# out_of_memory: a child process takes it, the program itself prints the right answer
import os

child = os.fork()
if child == 0:
    data = bytearray(400_000_000)
    data[::4096] = b"x" * len(data[::4096])
    os._exit(0)
os.waitpid(child, 0)
print(int(input()) * 2)
