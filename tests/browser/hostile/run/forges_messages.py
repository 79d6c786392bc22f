# Messages in Python's name, of the right shape and of all the wrong ones.
import js
from pyodide.ffi import to_js


def say(message):
    js.postMessage(to_js(message, dict_converter=js.Object.fromEntries))


fault = {"key": "<img src=http://the-site/?hostile>", "names": {}, "words": {}, "line": 10**9, "original": "<script>hostile()</script>"}
say({"kind": "output", "text": "<img src=http://the-site/path?hostile onerror=hostile()>"})
say({"kind": "finished", "ending": {"stopped": False, "fault": fault}})
for wrong in (None, 1, "output", [], {}, {"kind": "ready"}, {"kind": "verdict", "passed": True}, {"kind": "output"}, {"kind": "output", "text": 5}):
    say(wrong)
