"""The README and the pages of docs/: their examples run as they stand, their commands print what they say."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from conftest import ROOT

from newsclean.io import readers
from newsclean.rules.examples import failures
from newsclean.rules.rule import read_rules

README = ROOT / "README.md"
PAGES = [README, *sorted((ROOT / "docs").rglob("*.md"))]
OWN = ROOT / "docs" / "how-to" / "add-your-own.md"
FENCED = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
KINDS = {"console", "json", "python", "sh", "text", "toml"}


def blocks(page: Path, kind: str) -> list[str]:
    return [text for name, text in FENCED.findall(page.read_text(encoding="utf-8")) if name == kind]


def named(page: Path) -> str:
    return str(page.relative_to(ROOT))


def with_blocks(kind: str) -> list[Path]:
    return [page for page in PAGES if blocks(page, kind)]


@pytest.mark.parametrize("page", with_blocks("python"), ids=named)
def test_python_examples_run(page, monkeypatch):
    if "import pandas" in "".join(blocks(page, "python")):
        pytest.importorskip("pandas")  # of the extra `recipes`
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(readers, "READERS", readers.READERS.copy())  # one page adds a format
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    parser = doctest.DocTestParser()
    examples = parser.get_doctest("\n".join(blocks(page, "python")), {}, page.name, page.name, 0)
    assert examples.examples
    assert runner.run(examples).failed == 0


def of_the_site(page: Path) -> pytest.MarkDecorator | tuple[()]:
    """The commands of all pages but the README take a minute."""
    return () if page == README else pytest.mark.site


@pytest.mark.parametrize(
    "page", [pytest.param(page, marks=of_the_site(page)) for page in with_blocks("console")], ids=named
)
def test_commands_print_what_the_page_says(page):
    env = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    for block in blocks(page, "console"):
        for command, output in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
            if "jq " in command and not shutil.which("jq"):
                continue  # no Python package; tests/test_recipes.py runs its library
            call = ["bash", "-c", command]
            done = subprocess.run(call, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
            assert done.stdout == output, command


def test_most_pages_show_something_that_runs():
    assert len(with_blocks("python")) >= 6 and len(with_blocks("console")) >= 8


OF_INSTALLING = 4  # lines of seeds/run.sh before and after the tour: what it does now, a blank line, what it does then


def test_the_readme_is_two_screens():
    assert len(README.read_text(encoding="utf-8").splitlines()) <= 220


def test_the_two_marked_commands_are_single_lines():
    marked = [text.splitlines() for text in blocks(README, "sh") if text.startswith("# ")]
    assert [lines[0] for lines in marked] == ["# run it", "# test it"]
    assert all(len(lines) == 2 for lines in marked)


def test_what_run_it_prints_fits_on_a_screen_and_explains_itself(tmp_path):
    """The part of the command after the installation; each step has a heading and a line that says how to read it."""
    bin_folder = tmp_path / "bin"
    bin_folder.mkdir()
    (bin_folder / "newsclean").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m newsclean "$@"\n')
    (bin_folder / "newsclean").chmod(0o755)
    env = {**os.environ, "PATH": f"{bin_folder}:{os.environ['PATH']}", "NEWSCLEAN_TOUR": str(tmp_path)}
    call = ["sh", str(ROOT / "seeds" / "tour.sh")]
    done = subprocess.run(call, env=env, capture_output=True, text=True, check=True)
    lines = done.stdout.splitlines()
    assert 30 < len(lines) <= 60 - OF_INSTALLING and done.stderr == ""
    headings = [at for at, line in enumerate(lines) if re.match(r"\d\. ", line)]
    assert [lines[at][0] for at in headings] == list("12345")
    assert all(lines[at - 1] == "" and re.match(r"  \S", lines[at + 1]) for at in headings)
    assert (tmp_path / "report.html").stat().st_size > 100_000


def test_run_it_shows_the_tour_before_what_takes_longest():
    [command] = [text.splitlines()[1] for text in blocks(README, "sh") if text.startswith("# run it")]
    assert command == "sh seeds/run.sh"
    steps = (ROOT / "seeds" / "run.sh").read_text(encoding="utf-8").splitlines()
    said = [2 if line.startswith("printf ") else 1 for line in steps if line.startswith(("echo ", "printf "))]
    assert said == [1, 2] and sum(said) + 1 == OF_INSTALLING  # printf begins with a line feed; the version comes last
    first, tour, last = (steps.index(line) for line in (
        "NEWSCLEAN_BUILD_KERNEL=off install .", "sh seeds/tour.sh", "install --force-reinstall --no-deps . pip",
    ))  # fmt: skip
    assert first < tour < last


def test_the_rule_of_the_docs_works():
    rule = blocks(OWN, "toml")[0]  # the last holds rows of tables: test_adding.py
    path = ROOT / "tests" / "recipes" / "outlet.toml"
    assert tomllib.loads(rule) == tomllib.loads(path.read_text(encoding="utf-8"))
    assert [row.id for row in read_rules(path)] == ["courier/puzzle"]
    assert list(failures(read_rules(path))) == []


def test_the_cleaner_of_the_docs_is_the_one_that_the_command_loads():
    path = ROOT / "tests" / "recipes" / "own_cleaner.py"
    lines = [line.split("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines()]
    [block] = [text for text in blocks(OWN, "python") if "def corrections" in text]
    for line in re.findall(r"^\.\.\. +(foot = .*|for .*)$", block, re.MULTILINE):
        assert line in lines


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_block_is_of_a_kind_that_is_known(page):
    text = page.read_text(encoding="utf-8")
    found = FENCED.findall(text)
    assert {name for name, _ in found} <= KINDS
    assert len(re.findall("^```", text, re.MULTILINE)) == 2 * len(found)


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CONTRIBUTING.md"], ids=named)
def test_links_lead_to_files_that_are_there(page):
    links = re.findall(r"\]\((?!https?:)([^)#\s]+)(#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [link for link, _ in links if not (page.parent / link).exists()] == []


def test_every_page_is_linked_from_the_readme_and_the_index():
    for index in (README, ROOT / "docs" / "README.md"):
        text = index.read_text(encoding="utf-8")
        pages = [page for page in PAGES[1:] if page != ROOT / "docs" / "README.md"]
        unlinked = [named(page) for page in pages if str(page.relative_to(index.parent)) not in text]
        assert unlinked == []
