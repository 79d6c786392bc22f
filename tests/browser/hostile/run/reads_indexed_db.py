# The site's databases in this browser.
import time

import js
from pyodide.ffi import run_sync

try:
    print("names", [each.name for each in run_sync(js.indexedDB.databases())])
except Exception as error:
    print(type(error).__name__)
try:
    asked = js.indexedDB.open("planted")
    time.sleep(0.3)
    stores = asked.result.objectStoreNames
    print("GOT" if stores.length else "empty")
except Exception as error:
    print(type(error).__name__)
