# The newest door.
import js
from pyodide.ffi import run_sync

try:
    run_sync(js.WebTransport.new("https://elsewhere/hostile").ready)
    print("GOT")
except Exception as error:
    print(type(error).__name__)
