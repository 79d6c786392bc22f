# error: SIGKILL by its own hand is not the kernel's
import os, signal

os.kill(os.getpid(), signal.SIGKILL)
