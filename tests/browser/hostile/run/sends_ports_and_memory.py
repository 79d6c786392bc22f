# A message may carry ports, buffers and shared memory.
import js
from pyodide.ffi import to_js

channel = js.MessageChannel.new()
message = to_js({"kind": "output", "text": "carried\n"}, dict_converter=js.Object.fromEntries)
js.postMessage(message, to_js([channel.port1]))
print("SharedArrayBuffer", hasattr(js, "SharedArrayBuffer"))
