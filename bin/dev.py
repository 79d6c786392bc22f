"""The site for whoever works on it: on this machine only, started anew when a file changes, with the debugger."""

from __future__ import annotations

import sys

from werkzeug.serving import is_running_from_reloader

from tremplin.web.factory import create_app
from tremplin.web.settings import Settings
from tremplin.web.wiring import make_sandbox, start_grading


def main(port: int) -> None:
    """Serve on 127.0.0.1 until Ctrl-C."""
    settings = Settings.from_environment()
    app = create_app(settings)
    if is_running_from_reloader():
        sandbox = make_sandbox(settings)
        start_grading(app, sandbox)
    app.run("127.0.0.1", port, debug=True, threaded=True)  # noqa: S201  (not reachable from other machines)


if __name__ == "__main__":
    main(int(sys.argv[1]))
