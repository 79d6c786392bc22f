# error PermissionError: nothing can be put beside the devices
open("/dev/kept", "w")
print(int(input()) * 2)
