"""Pictures of the report on the seeds: `python -m benchmarks.report_shots FOLDER`; report.png is the README's.

What is in them is looked at, not compared: fonts differ between machines. The tests of the page are in tests/.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.browser import found

from newsclean import pipeline
from newsclean.report.articles import article_of
from newsclean.report.data import collect
from newsclean.report.page import render

ROOT = Path(__file__).resolve().parent.parent
DESK, PHONE = (1280, 900), (360, 740)
SHOTS = (
    ("report", DESK, "light", "#claims/0"),
    ("claims-dark", DESK, "dark", "#claims/0"),
    ("mention", DESK, "light", "#claims/0/a5.2.0.66"),
    ("copies", DESK, "light", "#copies/3"),
    ("versions", DESK, "light", "#versions/0"),
    ("cleaned-dark", DESK, "dark", "#cleaned"),
    ("removal", DESK, "light", "#cleaned/0/a4.3.0.0"),
    ("rewrite", DESK, "light", "#cleaned/204"),
    ("phone", PHONE, "light", "#claims"),
    ("phone-claim", PHONE, "dark", "#claims/0"),
    ("phone-versions", PHONE, "dark", "#versions/0"),
    ("phone-cleaned", PHONE, "light", "#cleaned"),
)


def made(path: Path) -> str:
    """The report on the seeds, as the address of a file."""
    clean = pipeline("news")
    lines = (ROOT / "seeds" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    columns = collect([article_of(json.loads(line), clean) for line in lines])
    path.write_bytes(render(columns, "Trade and a tunnel"))
    return path.as_uri()


def main(folder: Path) -> None:
    """Take them all."""
    from playwright.sync_api import sync_playwright  # needed by this only

    folder.mkdir(parents=True, exist_ok=True)
    address = made(folder / "report.html")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found())
        for name, (width, height), scheme, where in SHOTS:
            page = browser.new_page(viewport={"width": width, "height": height})
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            page.goto(address + where)
            page.wait_for_selector("body[data-ready]")
            page.wait_for_timeout(200)
            page.screenshot(path=folder / f"{name}.png")
            page.close()
            print(f"{name}: {(folder / f'{name}.png').stat().st_size // 1000} kB")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
