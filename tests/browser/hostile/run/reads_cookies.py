# Cookies by every name they have.
import js
from pyodide.ffi import run_sync

try:
    print("GOT", js.document.cookie)
except Exception as error:
    print(type(error).__name__)
try:
    for cookie in run_sync(js.cookieStore.getAll()):
        print("GOT", cookie.name, cookie.value)
except Exception as error:
    print(type(error).__name__)
try:
    run_sync(js.cookieStore.set("tremplin", "hostile"))
    print("GOT a cookie set")
except Exception as error:
    print(type(error).__name__)
