"""The README: its Python runs as it stands, its commands print what it says, its two marked commands are there."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

from conftest import ROOT

from newsclean.rules import read_rules
from newsclean.ruleset import failures

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


def test_the_two_marked_commands_are_single_lines():
    marked = [text.splitlines() for text in blocks("sh") if text.startswith("# ")]
    assert [lines[0] for lines in marked] == ["# run it", "# test it"]
    assert all(len(lines) == 2 for lines in marked)


def test_the_rule_of_the_readme_works(tmp_path):
    [rule] = blocks("toml")
    assert tomllib.loads(rule)["rule"][0]["id"] == "own/tip"
    path = tmp_path / "own.toml"
    path.write_text(rule)
    assert list(failures(read_rules(path))) == []
