# A service worker serves pages from this cache: to write there is to write the site.
import js
from pyodide.ffi import run_sync

try:
    cache = run_sync(js.caches.open("planted"))
    print("GOT", [each.url for each in run_sync(cache.keys())])
    run_sync(cache.put("http://the-site/exercises/hello", js.Response.new("hostile")))
    print("GOT it written")
except Exception as error:
    print(type(error).__name__)
