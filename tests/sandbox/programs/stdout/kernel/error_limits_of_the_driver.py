# error PermissionError: takes the driver its descriptors
import os, resource

resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE, (0, 0))
print(int(input()) * 2)
