# Requests in the shape of things to look at.
import js
from pyodide.ffi import run_sync

for attempt in (
    lambda: js.Image.new().setAttribute("src", "http://the-site/path?hostile"),
    lambda: run_sync(js.FontFace.new("hostile", "url(http://the-site/path?hostile)").load()),
    lambda: run_sync(js.createImageBitmap("http://the-site/path?hostile")),
    lambda: js.CSSStyleSheet.new().insertRule("@import url(http://the-site/path?hostile)"),
):
    try:
        attempt()
        print("GOT")
    except Exception as error:
        print(type(error).__name__)
