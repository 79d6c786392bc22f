# error PermissionError: locks on shared files reach across containers
import fcntl

fcntl.flock(open("/etc/passwd"), fcntl.LOCK_SH)
print(int(input()) * 2)
