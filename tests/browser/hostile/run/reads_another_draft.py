# The drafts of an exercise, by its address; the token it would be written with, from the page.
import js
from pyodide.ffi import run_sync

for address in ("http://the-site/exercises/hello/versions?hostile", "http://the-site/exercises/hello?hostile"):
    try:
        page = run_sync(run_sync(js.fetch(address)).text())
        print("GOT", page)
        print("GOT", page.split('csrf-token" content="')[1].split('"')[0])
    except Exception as error:
        print(type(error).__name__)
