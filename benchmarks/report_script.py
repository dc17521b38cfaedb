"""Make the script of the report's page from its sources: `python -m benchmarks.report_script`; needs npx (terser).

The page carries it in 15 kB; the sources beside it are what is read and changed. A test fails when they part ways.
"""

from __future__ import annotations

import subprocess
from importlib.resources import files
from pathlib import Path

from newsclean.report.page import MADE, script_sources, script_stamp

OPTIONS = ("--compress", "passes=3,unsafe_arrows=true", "--mangle", "toplevel=true", "--ecma", "2020")


def main() -> None:
    """Write it."""
    done = subprocess.run(
        ["npx", "--yes", "terser@5", *OPTIONS], input=script_sources(), capture_output=True, check=True, text=True
    )
    target = Path(str(files("newsclean.report").joinpath("templates", MADE)))
    target.write_text(f"{script_stamp()}\n{done.stdout.strip()}\n", encoding="utf-8")
    print(f"{target.name}: {target.stat().st_size:,} bytes from {len(script_sources().encode()):,}")


if __name__ == "__main__":
    main()
