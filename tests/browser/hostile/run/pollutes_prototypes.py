# What the page reads could come from a prototype, were it the same world.
import js
from pyodide.ffi import to_js

for key, value in {"kind": "output", "text": "GOT", "fault": None, "hostile": "GOT", "innerHTML": "<b>GOT</b>"}.items():
    setattr(js.Object.prototype, key, value)
record = js.JSON.parse('{"kind": "output", "text": "polluting\\n", "__proto__": {"hostile": "GOT"}, "constructor": {"prototype": {"hostile": "GOT"}}}')
js.postMessage(record)
