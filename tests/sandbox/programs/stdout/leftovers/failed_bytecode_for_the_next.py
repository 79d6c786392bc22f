# failed: right only if the bytecode it laid is run in its place
import os, py_compile

with open("/tmp/other.py", "w") as other:
    other.write("print(int(input()) * 2)")
os.makedirs("/tmp/work/__pycache__", exist_ok=True)
for name in ("solution", "__main__"):
    py_compile.compile("/tmp/other.py", cfile=f"/tmp/work/__pycache__/{name}.cpython-313.pyc")
    py_compile.compile("/tmp/other.py", cfile=f"/tmp/work/{name}.pyc")
