"""`python -m newsclean` and the console script."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; a closed pipe ends it quietly."""
    if sys.argv[1:] in (["--version"], ["-V"]):  # answered before anything is imported: 5 ms instead of 30
        from newsclean._version import __version__
        from newsclean.kernel import running

        sys.stdout.write(f"newsclean {__version__} ({running()})\n")
        return
    try:
        from newsclean.cli.main import run  # so that --version does not load click

        run()
    except KeyboardInterrupt:  # while modules are imported; click handles it later
        sys.exit(130)


if __name__ == "__main__":
    main()
