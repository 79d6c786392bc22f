# Pyodide loads packages from wherever it is told to.
import pyodide_js
from pyodide.ffi import run_sync

for address in ("http://the-site/static/hostile.whl", "http://elsewhere/hostile-1.0-py3-none-any.whl", "numpy"):
    try:
        loaded = run_sync(pyodide_js.loadPackage(address))
        print("GOT" if len(loaded) else "nothing", address)
    except Exception as error:
        print(type(error).__name__)
