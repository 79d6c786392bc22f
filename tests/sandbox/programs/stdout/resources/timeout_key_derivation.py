# timeout: busy in C, without the interpreter lock
import hashlib

hashlib.pbkdf2_hmac("sha256", b"a", b"b", 2**31 - 1)
print(int(input()) * 2)
