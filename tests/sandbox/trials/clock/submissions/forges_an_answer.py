# error
import os

os.write(3, b'{"give": ["z", [["@", "t1"]]]}\n' * 3)
os._exit(0)
