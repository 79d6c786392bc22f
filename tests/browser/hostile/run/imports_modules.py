# import() in a script of one's own making.
import time

import js
from pyodide.ffi import to_js

for address in ("http://the-site/static/build/app.js?hostile", "http://elsewhere/?hostile"):
    text = f"import('{address}').then(() => {{ self.imported = true }}, () => {{ self.imported = false }})"
    try:
        script = js.Blob.new(to_js([text]), to_js({"type": "text/javascript"}, dict_converter=js.Object.fromEntries))
        js.importScripts(js.URL.createObjectURL(script))
        time.sleep(0.3)
        print("GOT" if getattr(js, "imported", False) else "refused")
    except Exception as error:
        print(type(error).__name__)
