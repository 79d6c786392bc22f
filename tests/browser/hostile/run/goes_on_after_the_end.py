# Something is left behind that asks, speaks and works on once the program is over.
import js
from pyodide.ffi import to_js

TEXT = """
onmessage = () => 0;
setInterval(() => {
  new BroadcastChannel('planted').postMessage('hostile');
  fetch('http://the-site/path?hostile').catch(() => 0);
  postMessage({kind: 'output', text: 'GOT'});
}, 5);
for (let wait = Date.now() + 300; Date.now() < wait;);
"""
kind = to_js({"type": "text/javascript"}, dict_converter=js.Object.fromEntries)
js.left = js.Worker.new(js.URL.createObjectURL(js.Blob.new(to_js([TEXT]), kind)))
js.eval if hasattr(js, "eval") else None
print("left")
