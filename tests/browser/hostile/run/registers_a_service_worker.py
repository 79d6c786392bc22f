# A service worker would stay, and answer in the site's name.
import js
from pyodide.ffi import run_sync

try:
    run_sync(js.navigator.serviceWorker.register("http://the-site/service-worker.js?hostile"))
    print("GOT")
except Exception as error:
    print(type(error).__name__)
