# error: garbage where the result belongs
import os

print(int(input()) * 2, flush=True)
os.write(3, b'[[[[\xff\x00{"case":NaN}' * 50)
