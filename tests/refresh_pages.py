"""Write anew what the commands of the README and the docs print: `python -m tests.refresh_pages [PAGE]...`.

Read the difference before you commit it: a page is right because someone has read it, not because it was written.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def _run(found: re.Match[str]) -> str:
    env = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    call = ["bash", "-c", found[1]]
    done = subprocess.run(call, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    return f"$ {found[1]}\n{done.stdout}"


def refreshed(text: str) -> str:
    """The text of a page with the output of today in its console blocks."""
    return BLOCK.sub(lambda block: f"```console\n{COMMAND.sub(_run, block[1])}```", text)


if __name__ == "__main__":
    for page in map(Path, sys.argv[1:] or [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]):
        page.write_text(refreshed(page.read_text(encoding="utf-8")), encoding="utf-8")
