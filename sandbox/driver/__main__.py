"""Entry of the container: prepare the interpreter once, then serve one job from standard input."""

from __future__ import annotations

import ctypes
import os
import sys
import time

# Imported ahead so that learners' programs find them loaded: an import costs milliseconds, a fork
# does not.
import collections  # noqa: F401  isort: skip
import copy  # noqa: F401  isort: skip
import datetime  # noqa: F401  isort: skip
import functools  # noqa: F401  isort: skip
import itertools  # noqa: F401  isort: skip
import math  # noqa: F401  isort: skip
import operator  # noqa: F401  isort: skip
import string  # noqa: F401  isort: skip
import typing  # noqa: F401  isort: skip

from driver import playing
from driver.supervisor import Supervisor

_PR_SET_DUMPABLE = 4
_ENVIRONMENT = {
    "HOME": "/tmp/work",  # noqa: S108
    "LANG": "C.UTF-8",
    "PATH": "/usr/local/bin:/usr/bin:/bin",
    "TZ": "UTC",
}


def main() -> None:
    """Serve until the host hangs up."""
    if os.getpid() != 1:
        sys.exit(
            "the driver ends every process that it can: it runs as the first one of its container only"
        )
    # Not dumpable: the cases, which have the same uid, cannot open this process's descriptors or
    # memory.
    ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    sys.path[:] = [path for path in sys.path if path not in ("", "/opt/tremplin")]
    playing.load()
    os.environ.clear()  # noqa: TID251  (the programs' environment, not a setting of ours)
    os.environ.update(_ENVIRONMENT)  # noqa: TID251
    time.tzset()
    Supervisor().serve()


if __name__ == "__main__":
    main()
