# error PermissionError: record locks, the same
import fcntl

fcntl.lockf(open("mine", "w"), fcntl.LOCK_EX)
print(int(input()) * 2)
