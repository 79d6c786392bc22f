"""Runs the program given as argument and prints its error as JSON: class, message, line."""

import json
import sys
import traceback

NAME = "program.py"
try:
    exec(compile(sys.argv[1], NAME, "exec"), {"__name__": "__main__"})  # noqa: S102 - a program of wrong_programs.yaml
except BaseException as error:  # noqa: BLE001 - whatever it raises is the report
    lines = [
        frame.lineno
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename == NAME
    ]
    report = (
        [type(error).__name__, error.msg, error.lineno]
        if isinstance(error, SyntaxError)
        else [type(error).__name__, str(error), lines[-1]]
    )
    print(f"\n{json.dumps(report)}")  # noqa: T201
