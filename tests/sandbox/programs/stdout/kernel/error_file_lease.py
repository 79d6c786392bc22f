# error PermissionError: leases stop other openers
import fcntl

fcntl.fcntl(open("mine", "w"), fcntl.F_SETLEASE, fcntl.F_WRLCK)
print(int(input()) * 2)
