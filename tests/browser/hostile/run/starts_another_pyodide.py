# Pyodide's inside, and what its start was handed.
import pyodide_js

for name in ("_api", "_module"):
    inside = getattr(pyodide_js, name, None)
    for word in ("config", "lockfile_info", "fetch"):
        print(name, word, type(getattr(inside, word, None)).__name__)
try:
    import js
    from pyodide.ffi import run_sync

    print("GOT", run_sync(js.loadPyodide(indexURL="http://the-site/static/hostile/")))
except Exception as error:
    print(type(error).__name__)
