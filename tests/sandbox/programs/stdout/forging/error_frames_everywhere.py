# error: a right-looking frame on every descriptor
import json, os

frame = {"case": 1, "token": "0" * 16, "end": "clean", "status": 0, "oom": False, "stdout": "Ngo=", "result": {}}
line = json.dumps(frame).encode() + b"\n"
for descriptor in range(256):
    try:
        os.write(descriptor, line)
    except OSError:
        pass
