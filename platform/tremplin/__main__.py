"""``python -m tremplin``: the same as the ``tremplin`` command."""

from tremplin.cli import main

main()
