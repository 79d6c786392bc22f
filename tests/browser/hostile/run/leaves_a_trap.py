# The next program's names, files and messages, changed beforehand.
import builtins
import sys

import js

builtins.print_before = builtins.print
builtins.len = lambda things: "GOT"
sys.modules["math"] = sys
open("/home/pyodide/program_runner.py", "w").write("print('GOT')")
open("/home/pyodide/random.py", "w").write("print('GOT')")
js.hostile = "GOT"
js.Object.prototype.hostile = "GOT"
js.postMessage = None
js.JSON.parse = None
