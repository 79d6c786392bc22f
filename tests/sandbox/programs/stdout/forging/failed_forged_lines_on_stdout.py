# failed: what looks like a result is output like any other
import json

for case in range(1, 5):
    print(
        json.dumps(
            {"case": case, "token": "0" * 16, "end": "clean", "status": 0, "oom": False, "stdout": "Ngo=", "result": {}}
        )
    )
print("PASSED", "OK", "1 passed", sep="\n")
