"""``python -m tremplin_sandbox``."""

from tremplin_sandbox.tools.cli import main

if __name__ == "__main__":
    main(prog_name="python -m tremplin_sandbox")
