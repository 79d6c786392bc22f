# An error that no program catches, outside of Python.
import time

import js
from pyodide.ffi import create_proxy


def fail():
    raise RuntimeError("<img src=http://the-site/?hostile>")


js.setTimeout(create_proxy(fail), 1)
time.sleep(0.2)
print("on")
