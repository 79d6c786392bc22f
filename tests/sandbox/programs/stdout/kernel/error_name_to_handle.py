# error PermissionError: numbers of files, the key to the same
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
if libc.name_to_handle_at(-100, b"/", ctypes.create_string_buffer(136), ctypes.create_string_buffer(8), 0) < 0:
    raise OSError(ctypes.get_errno(), "refused")
print(int(input()) * 2)
