# Every core at work, and none for the page.
import js
from pyodide.ffi import to_js

kind = to_js({"type": "text/javascript"}, dict_converter=js.Object.fromEntries)
busy = js.URL.createObjectURL(js.Blob.new(to_js(["for (;;);"]), kind))
for _ in range(8):
    js.Worker.new(busy)
while True:
    pass
