"""The browsers that the report is tested in: found, or (`python tests/browser.py`) installed where there are none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

FIREFOX = ("firefox-esr", "firefox")
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


def found_firefox() -> str | None:
    """The path of a Firefox; None when there is none."""
    return next(filter(None, map(shutil.which, FIREFOX)), None)


def from_debian(*packages: str) -> None:
    """Install Debian's packages, where we may."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
        subprocess.run(["apt-get", *words], env=quiet, stdout=sys.stderr, check=False)


def install() -> None:
    """Debian's packages where we may; of Chromium else Playwright's download."""
    from_debian(*[name for name, there in ((NAMES[0], found()), (FIREFOX[0], found_firefox())) if not there])
    if not found():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], stdout=sys.stderr, check=False)


if __name__ == "__main__":
    if not (found() and found_firefox()):
        install()
    for name, there in (("Chromium", found()), ("Firefox", found_firefox())):
        if not there:
            sys.exit(f"no {name}, and none could be installed: put one on the PATH; the tests of the report need it")
