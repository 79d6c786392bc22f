# What a stage would play: acts of the wrong shape, and colours that are addresses.
import js
from pyodide.ffi import to_js

for steps in (
    [[["line", 0, 0, 9, 9, "url(http://the-site/path?hostile#a)", 3], 1]],
    [[["background", "url(http://elsewhere/?hostile)"], 1]],
    [[["fill", None, "#000000"], 1]],
    [[["dot", float("nan"), float("inf"), -1, "#000000"], 1]],
    [["dance", 1]] * 10,
    "forward",
):
    js.postMessage(to_js({"kind": "acted", "steps": steps}, dict_converter=js.Object.fromEntries))
