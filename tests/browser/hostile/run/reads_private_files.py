# The origin's own file system, and its locks.
import js
from pyodide.ffi import run_sync

try:
    folder = run_sync(js.navigator.storage.getDirectory())
    run_sync(folder.getFileHandle("planted"))
    print("GOT")
except Exception as error:
    print(type(error).__name__)
try:
    print("locks", run_sync(js.navigator.locks.query()).held.length)
except Exception as error:
    print(type(error).__name__)
