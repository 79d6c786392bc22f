# Every port and handler that passes by is taken and used.
import js
from pyodide.ffi import to_js

TEXT = """
const { postMessage } = MessagePort.prototype;
MessagePort.prototype.postMessage = function (...all) { self.port = this; return postMessage.apply(this, all) };
for (const port of [self.port, new MessageChannel().port1]) port?.postMessage({kind: 'output', text: 'GOT'});
onmessage = ({data, ports}) => self.postMessage({kind: 'output', text: 'GOT ' + JSON.stringify(data) + ports.length});
"""
kind = to_js({"type": "text/javascript"}, dict_converter=js.Object.fromEntries)
try:
    js.importScripts(js.URL.createObjectURL(js.Blob.new(to_js([TEXT]), kind)))
    print("waiting")
except Exception as error:
    print(type(error).__name__)
