"""The README: its Python runs as it stands, its commands print what it says, its two marked commands are there."""

from __future__ import annotations

import doctest
import gzip
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from conftest import ROOT

from newsclean.rules.rule import read_rules
from newsclean.rules.ruleset import failures

TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)


def blocks(kind: str) -> list[str]:
    return [text for name, text in BLOCKS if name == kind]


def test_python_examples_run():
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    examples = doctest.DocTestParser().get_doctest("\n".join(blocks("python")), {}, "README", "README.md", 0)
    assert runner.run(examples).failed == 0
    assert len(examples.examples) > 8


def test_commands_print_what_the_readme_says():
    shown = []
    for block in blocks("console"):
        shown += re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
    assert len(shown) >= 7
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    for command, output in shown:
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=ROOT,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stdout == output, command


def test_the_five_things_to_do_first_can_be_done(tmp_path):
    """In their order, with the names they give: what one writes the next one reads."""
    scraped = (ROOT / "seeds" / "articles.jsonl").read_bytes()
    (tmp_path / "scraped.jsonl.gz").write_bytes(gzip.compress(scraped))
    shutil.copy(ROOT / "seeds" / "07-northgatecourier-tunnel-cost.txt", tmp_path / "article.txt")
    shutil.copy(ROOT / "seeds" / "pages" / "07-northgatecourier-tunnel-cost.html", tmp_path / "page.html")
    part = TEXT.partition("## Five things to do first\n")[2].partition("\n## ")[0]
    commands = re.findall(r"`(newsclean [^`]+)`", part)
    assert len(commands) == 6 and part.count("\n1. ") == part.count("\n5. ") == 1
    env = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    for command in commands:
        subprocess.run(["bash", "-c", command], cwd=tmp_path, env=env, capture_output=True, check=True)
    stories = (tmp_path / "stories.jsonl").read_text(encoding="utf-8").splitlines()
    assert 0 < len(stories) < len(scraped.splitlines())
    assert (tmp_path / "report.html").stat().st_size > 100_000


def test_the_two_marked_commands_are_single_lines():
    marked = [text.splitlines() for text in blocks("sh") if text.startswith("# ")]
    assert [lines[0] for lines in marked] == ["# run it", "# test it"]
    assert all(len(lines) == 2 for lines in marked)


def test_the_rule_of_the_readme_works():
    rule, _ = blocks("toml")  # the second holds rows of tables: test_adding.py
    path = ROOT / "tests" / "recipes" / "outlet.toml"
    assert tomllib.loads(rule) == tomllib.loads(path.read_text(encoding="utf-8"))
    assert [row.id for row in read_rules(path)] == ["courier/puzzle"]
    assert list(failures(read_rules(path))) == []


def test_the_cleaner_of_the_readme_is_the_one_that_the_command_loads():
    path = ROOT / "tests" / "recipes" / "own_cleaner.py"
    lines = [line.split("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines()]
    [block] = [text for text in blocks("python") if "def corrections" in text]
    for line in re.findall(r"^\.\.\. +(foot = .*|for .*)$", block, re.MULTILINE):
        assert line in lines


def test_every_block_is_of_a_kind_that_is_checked():
    assert {name for name, _ in BLOCKS} == {"console", "python", "sh", "toml"}
    assert TEXT.count("```") == 2 * len(BLOCKS)


def test_a_reader_who_scrolls_meets_things_in_order():
    """One screen, picture, run and test, five things, comparison, capabilities, how it works, adding, the limits."""
    order = [
        "$ head -22 seeds/", "](benchmarks/report.png)", "# run it", "# test it", "## Five things", "## Compared with",
        "](benchmarks/chart.svg)", "## In Python", "## On the command line", "## HTML", "## One copy", "## Quantities",
        "## Claims", "## A page", "## With other tools", "## How it works", "### A rule, an outlet", "### A cleaner",
        "### A unit, a currency", "## Results and limits",
    ]  # fmt: skip
    places = [TEXT.index(part) for part in order]
    assert places == sorted(places)


def test_links_lead_to_files_that_are_there():
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", TEXT)
    assert len(links) > 8
    assert [link for link in links if not (ROOT / link).exists()] == []
