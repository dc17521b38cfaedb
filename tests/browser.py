"""The browser that the report is tested in: found, or (`python tests/browser.py`) installed where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def found() -> str | None:
    """The path of a Chromium: the system's, else Playwright's own; None when there is neither."""
    from playwright.sync_api import sync_playwright  # the message below is for those who lack it

    system = next(filter(None, map(shutil.which, NAMES)), None)
    if system:
        return system
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def install() -> None:
    """Debian's package where we may, else Playwright's download."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        commands = [
            ["apt-get", "update", "-qq"],
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", NAMES[0]],
        ]
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        if (
            all(subprocess.run(c, env=quiet, stdout=sys.stderr, check=False).returncode == 0 for c in commands)
            and found()
        ):
            return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], stdout=sys.stderr, check=False)


if __name__ == "__main__":
    if not found():
        install()
    if not found():
        sys.exit("no Chromium, and none could be installed: put one on the PATH; the tests of the report need it")
