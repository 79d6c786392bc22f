# Pyodide's own ways to fetch.
from pyodide.ffi import run_sync
from pyodide.http import open_url, pyfetch

try:
    print("GOT", open_url("http://the-site/path?hostile").read())
except Exception as error:
    print(type(error).__name__)
try:
    print("GOT", run_sync(run_sync(pyfetch("http://the-site/path?hostile")).string()))
except Exception as error:
    print(type(error).__name__)
