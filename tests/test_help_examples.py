"""Every example that a --help prints, run as it is printed, by a shell, on the seeds."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from conftest import ROOT

from newsclean.cli.main import group

SEEDS = ROOT / "seeds"
BIN = Path(sys.executable).parent
CONTEXT = click.Context(group, info_name="newsclean", max_content_width=200, terminal_width=200)
JQ = """import json, sys
for line in sys.stdin:
    print(json.loads(line)[sys.argv[2][1:]])
"""


def commands(command: click.Command, *names: str) -> list[tuple[str, ...]]:
    """The names of a command and of all under it."""
    under = command.list_commands(CONTEXT) if isinstance(command, click.Group) else ()
    return [names, *(found for name in under for found in commands(of(command, name), *names, name))]


def of(command: click.Command, name: str) -> click.Command:
    found = command.get_command(CONTEXT, name) if isinstance(command, click.Group) else None
    assert found is not None
    return found


def environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "PATH": f"{folder / 'bin'}:{BIN}:{os.environ['PATH']}", "COLUMNS": "200"}


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = ["bash", "-o", "pipefail", "-c", line]
    return subprocess.run(command, cwd=folder, env=environment(folder), capture_output=True, text=True, check=False)


def examples(text: str) -> list[str]:
    """The lines of a help text that stand under "Examples:"."""
    return [line.strip() for line in text.partition("Examples:\n")[2].splitlines() if line.strip()]


def shown(names: tuple[str, ...]) -> str:
    command: click.Command = group
    for name in names:
        command = of(command, name)
    return command.get_help(CONTEXT)


VERBS = commands(group)
EXAMPLES = [line for names in VERBS for line in examples(shown(names))]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the examples speak of, under the names that they use."""
    made = tmp_path_factory.mktemp("examples")
    shutil.copytree(SEEDS / "pages", made / "pages")
    shutil.copy(SEEDS / "07-northgatecourier-tunnel-cost.txt", made / "article.txt")
    scraped = (SEEDS / "articles.jsonl").read_bytes()
    for name in ("scraped.jsonl", "today.jsonl"):
        (made / name).write_bytes(scraped)
    (made / "scraped.jsonl.gz").write_bytes(gzip.compress(scraped))
    (made / "bin").mkdir()
    (made / "bin" / "newsclean").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m newsclean "$@"\n')
    if not shutil.which("jq"):  # the one example with jq takes one field
        (made / "bin" / "jq.py").write_text(JQ)
        (made / "bin" / "jq").write_text(f'#!/bin/sh\nexec "{sys.executable}" "{made}/bin/jq.py" "$@"\n')
    for path in (made / "bin").iterdir():
        path.chmod(0o755)
    for line in (
        "newsclean clean --to jsonl --ledger edits.jsonl scraped.jsonl -o clean.jsonl",
        "newsclean clean --ledger a.ledger article.txt -o a.clean",
        "newsclean report scraped.jsonl -o monday.html",
    ):
        assert shell(line, made).returncode == 0
    return made


def test_every_verb_has_examples():
    assert len(EXAMPLES) >= 15
    assert [names for names in VERBS if len(names) < 2 and not examples(shown(names))] == []


def marked(line: str) -> object:
    """A measurement takes as long as it is given, half a minute."""
    return pytest.param(line, marks=pytest.mark.benchmark) if line.startswith("newsclean bench") else line


@pytest.mark.parametrize("line", [marked(line) for line in EXAMPLES])
def test_an_example_works_as_it_is_printed(line, folder):
    done = shell(line, folder)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    target = re.search(r"(?:> |-o )(\S+)$", line)
    assert (folder / target[1]).stat().st_size > 0 if target else done.stdout.strip()


def test_no_example_lets_the_shell_change_a_statement():
    """In double quotes a dollar sign is a variable of the shell."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = EXAMPLES + re.findall(r"^\$ (.*)$", readme, re.MULTILINE)
    assert [line for line in lines if re.search(r'"[^"\'\n]*\$[^"\n]*"', re.sub(r"'[^']*'", "", line))] == []
