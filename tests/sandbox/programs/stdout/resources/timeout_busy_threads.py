# timeout: several threads busy at once
import hashlib, threading

for _ in range(8):
    threading.Thread(target=lambda: hashlib.pbkdf2_hmac("sha256", b"a", b"b", 2**31 - 1)).start()
print(int(input()) * 2)
