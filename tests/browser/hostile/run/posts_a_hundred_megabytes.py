# One message that takes a page's breath.
import js
from pyodide.ffi import to_js

js.postMessage(to_js({"kind": "output", "text": "x" * 100_000_000}, dict_converter=js.Object.fromEntries))
