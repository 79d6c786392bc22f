# error FileNotFoundError: the kernel's log is not inside
open("/dev/kmsg")
print(int(input()) * 2)
