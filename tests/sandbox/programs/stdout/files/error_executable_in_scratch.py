# error OSError: no library can be loaded from the scratch directory
import _ctypes, _struct, ctypes, shutil

shutil.copy(_struct.__file__ if hasattr(_struct, "__file__") else _ctypes.__file__, "mine.so")
ctypes.CDLL("./mine.so")
print(int(input()) * 2)
