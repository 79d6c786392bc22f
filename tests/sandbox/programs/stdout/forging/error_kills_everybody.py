# error: ends every process it can reach, the driver included
import os, signal

os.kill(-1, signal.SIGKILL)
