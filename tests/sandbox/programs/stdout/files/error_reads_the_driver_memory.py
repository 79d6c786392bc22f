# error: the driver's memory is closed
import os

open(f"/proc/{os.getppid()}/mem", "rb")
