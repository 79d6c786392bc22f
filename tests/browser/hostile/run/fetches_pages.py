# fetch, with cookies and without, reading and only sending.
import js
from pyodide.ffi import run_sync, to_js


def options(**given):
    return to_js(given, dict_converter=js.Object.fromEntries)


for given in (
    options(credentials="include"),
    options(mode="no-cors", credentials="include"),
    options(mode="no-cors", method="POST", body="csrf_token=guess", credentials="include"),
    options(mode="same-origin"),
    options(cache="only-if-cached", mode="same-origin"),
    options(keepalive=True, method="POST", body="name=x"),
):
    try:
        answer = run_sync(js.fetch("http://the-site/path?hostile", given))
        print("GOT", answer.status, run_sync(answer.text()))
    except Exception as error:
        print(type(error).__name__)
