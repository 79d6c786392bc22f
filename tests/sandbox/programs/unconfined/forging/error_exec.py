# error: another program in its place reports nothing
import os

os.execv("/bin/sh", ["sh", "-c", "read n; echo $((n * 2))"])
