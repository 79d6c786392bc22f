# error PermissionError: priority over others
import os

os.setpriority(os.PRIO_PROCESS, 0, -20)
print(int(input()) * 2)
