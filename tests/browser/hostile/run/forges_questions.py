# A question, a thousand times over.
import js
from pyodide.ffi import to_js

for number in range(10_000):
    js.postMessage(to_js({"kind": "asking", "prompt": f"<b>{number}</b>"}, dict_converter=js.Object.fromEntries))
