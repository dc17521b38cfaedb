"""What the docs say of adding a unit, a currency and an agency: its rows are put where it says, and are read."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

TEXT = (ROOT / "docs" / "how-to" / "add-your-own.md").read_text(encoding="utf-8")
PART = TEXT.partition("## A unit, a currency, an agency\n")[2].partition("\n## ")[0]
ROWS = re.search(r"^```toml\n(.*?)^```", PART, re.MULTILINE | re.DOTALL)
READ = re.findall(r"^\| (.+?) \| (.+?) \|$", PART, re.MULTILINE)[1:]
SHOW = """
import sys
import newsclean as nc
from newsclean.text.names.agencies import agency_of
for text in sys.argv[1:]:
    found = nc.find_quantities(text)
    print(agency_of(text) or " ".join(f"{q.value:f} {q.unit}" for q in found))
"""


def put(package: Path) -> None:
    """Add the rows of the docs to the tables of a copy of the package."""
    assert ROWS
    for block in ROWS[1].split("\n\n"):
        first, rest = block.strip().split("\n", 1)
        name, _, code = first.removeprefix("# src/newsclean/").partition("; add the code to `codes`: ")
        table = package / name
        text = table.read_text(encoding="utf-8")
        head, _, rows = rest.partition("\n")
        if head == "[[agency]]":
            text += f"\n{rest}\n"
        else:
            assert f"\n{head}\n" in text, (name, head)
            text = text.replace(f"\n{head}\n", f"\n{head}\n{rows}\n", 1)
        if code:
            text = text.replace('codes = """', f'codes = """{code} ', 1)
        table.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package with the rows, beside nothing else."""
    place = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "src" / "newsclean", place / "newsclean", ignore=shutil.ignore_patterns("__pycache__"))
    put(place / "newsclean")
    return place


def shown(path: Path) -> list[str]:
    """What the package in the folder reads of each example, in one process."""
    done = subprocess.run(
        [sys.executable, "-c", SHOW, *(text for text, _ in READ)], capture_output=True, text=True, check=True, cwd=path,
        env={**os.environ, "PYTHONPATH": str(path)},
    )  # fmt: skip
    return done.stdout.splitlines()


def test_the_rows_of_the_readme_are_read_where_it_puts_them(copy):
    assert shown(copy) == [told for _, told in READ]


def test_without_them_they_are_not():
    """When this fails, the package has such a row by now: the docs need another example."""
    read = zip(shown(ROOT / "src"), READ, strict=True)
    assert [text for made, (text, told) in read if made == told] == []


def test_a_unit_a_currency_and_an_agency_are_tried():
    assert len(READ) == 4


LANGUAGE = TEXT.partition("## A language\n")[2].partition("\n## ")[0]
TABLES = re.search(r"^```toml\n(.*?)^```", LANGUAGE, re.MULTILINE | re.DOTALL)
SENTENCES = re.findall(r"^\| (.+?) \| (.+?) \|$", LANGUAGE, re.MULTILINE)[1:]
SHOW_LANGUAGE = """
import sys
import newsclean as nc
for text in sys.argv[1:]:
    found = nc.find_quantities(text, lang="et", date="2024-03-13")
    print(", ".join(f"date {q.when}" if q.kind == "date" else f"{q.kind} {q.value:f} {q.unit}" for q in found))
"""


def test_a_language_is_the_tables_of_the_docs_and_its_code(tmp_path):
    package = tmp_path / "newsclean"
    shutil.copytree(ROOT / "src" / "newsclean", package, ignore=shutil.ignore_patterns("__pycache__"))
    assert TABLES
    name = ""
    for block in TABLES[1].split("# src/newsclean/")[1:]:
        name, _, rows = block.partition("\n")
        (package / name).parent.mkdir(exist_ok=True)
        (package / name).write_text(rows, encoding="utf-8")
    code = Path(name).parent.name
    assert not (ROOT / "src" / "newsclean" / name).exists(), "the docs need another example"
    module = package / "text" / "language_pack.py"
    head, comma, tail = module.read_text(encoding="utf-8").partition(",\n)  # fmt: skip\n")
    module.write_text(f'{head}, "{code}"{comma}{tail}', encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", SHOW_LANGUAGE, *(text for text, _ in SENTENCES)],
        capture_output=True, text=True, check=True, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )  # fmt: skip
    assert done.stdout.splitlines() == [read for _, read in SENTENCES]
