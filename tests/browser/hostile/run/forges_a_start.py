# "Ready" and "broken" belong to Python's start.
import js
from pyodide.ffi import to_js

for message in ({"kind": "ready", "answering": "asked"}, {"kind": "starting"}, {"kind": "lost"}, {"kind": "broken", "reason": "x"}):
    js.postMessage(to_js(message, dict_converter=js.Object.fromEntries))
