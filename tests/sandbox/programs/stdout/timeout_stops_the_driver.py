# timeout: a stopped driver answers nothing
import os, signal

os.kill(os.getppid(), signal.SIGSTOP)
