# error PermissionError: moves pages without copying: writes to page caches
import os

os.splice(os.open("/etc/passwd", os.O_RDONLY), os.pipe()[1], 10)
print(int(input()) * 2)
