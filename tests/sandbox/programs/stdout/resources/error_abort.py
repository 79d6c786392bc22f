# error: aborts
import os

os.abort()
