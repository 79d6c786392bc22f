"""``python3 -m bin.setup GOAL``; refuses a Python that could not even read the other modules."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  (the reader may have an older Python; that is the point)
    french = (__import__("locale").getlocale()[0] or "").startswith("fr")
    sys.exit(
        "Tremplin a besoin de Python 3.11 ou plus récent : sous Debian 12, installez le paquet python3."
        if french
        else "Tremplin needs Python 3.11 or newer: on Debian 12, install the package python3."
    )

from bin.setup.main import main

sys.exit(main(sys.argv[1:]))
