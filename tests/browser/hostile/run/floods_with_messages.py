# A million small ones of the right shape.
import js
from pyodide.ffi import to_js

message = to_js({"kind": "output", "text": "."}, dict_converter=js.Object.fromEntries)
for _ in range(1_000_000):
    js.postMessage(message)
