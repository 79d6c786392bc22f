# EventSource asks with cookies too.
import time

import js
from pyodide.ffi import to_js

options = to_js({"withCredentials": True}, dict_converter=js.Object.fromEntries)
for address in ("http://the-site/path?hostile", "http://elsewhere/?hostile"):
    try:
        source = js.EventSource.new(address, options)
        time.sleep(0.4)
        print("GOT" if source.readyState == 1 else "closed")
        source.close()
    except Exception as error:
        print(type(error).__name__)
