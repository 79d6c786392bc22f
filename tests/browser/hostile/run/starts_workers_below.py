# A worker of one's own making asks instead.
import time

import js
from pyodide.ffi import create_proxy, to_js

TEXT = """
const tell = word => postMessage(word);
fetch('http://the-site/path?hostile', {credentials: 'include'}).then(a => a.text()).then(t => tell('GOT ' + t), () => tell('refused'));
try { importScripts('http://the-site/path?hostile'); tell('GOT') } catch { tell('refused') }
try { new Worker('http://the-site/static/build/app.js?hostile').onerror = () => tell('refused') } catch { tell('refused') }
"""
kind = to_js({"type": "text/javascript"}, dict_converter=js.Object.fromEntries)
try:
    worker = js.Worker.new(js.URL.createObjectURL(js.Blob.new(to_js([TEXT]), kind)))
    worker.onmessage = create_proxy(lambda event: print(event.data))
    time.sleep(0.5)
except Exception as error:
    print(type(error).__name__)
for name in ("Worker", "SharedWorker"):
    try:
        getattr(js, name).new("http://the-site/service-worker.js?hostile")
        time.sleep(0.2)
    except Exception as error:
        print(name, type(error).__name__)
