# failed: bytes that are no text
import os

os.write(1, b"\xff\xfe" + str(int(input()) * 2).encode())
