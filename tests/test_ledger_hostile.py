"""A ledger may have been written by anyone: what is altered is refused in one line, whatever was altered."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from test_cli import jsonl, run

from newsclean.cli.main import group
from newsclean.errors import LedgerError, NewscleanError

STORY = "Advertisement\n\nRain fell in Velm for 3 days , the town’s mayor said.\n\nIt's   over &amp; done.\n\nAd\n"
RECORDS = [
    {"id": 1, "title": "Rain in Velm", "text": "Rain in Velm\n\n" + STORY},
    {"title": "no text"},
    {"id": "b", "text": STORY, "rate": 1},
]
ODD: list[Any] = [None, True, -1, 0, 7, 10**30, 1.5, "", "x\ny", "punycode", "\ud800", [], [[]], [1, "a"], {}, {"a": 1}]


def cleaned(folder: Path, to: str) -> tuple[bytes, bytes, bytes]:
    """Source, clean output and ledger of a run."""
    if to == "text":
        source, name = STORY.encode(), "in.txt"
    else:
        source, name = b"".join(json.dumps(record).encode() + b"\n" for record in RECORDS), "in.jsonl"
    (folder / name).write_bytes(source)
    made = CliRunner().invoke(
        group, ["clean", str(folder / name), "--ledger", str(folder / "l"), "-o", str(folder / "out")],
        standalone_mode=False,
    )  # fmt: skip
    assert made.exception is None
    return source, (folder / "out").read_bytes(), (folder / "l").read_bytes()


def undone(folder: Path, clean: bytes, ledger: bytes) -> bytes:
    """What `undo` gives back. Raises what it raises."""
    (folder / "out").write_bytes(clean)
    (folder / "l").write_bytes(ledger)
    given = CliRunner().invoke(
        group, ["undo", "--ledger", str(folder / "l"), str(folder / "out"), "-o", str(folder / "back")],
        standalone_mode=False,
    )  # fmt: skip
    if given.exception is not None:
        raise given.exception
    return (folder / "back").read_bytes()


@pytest.mark.parametrize("to", ["text", "jsonl"])
def test_what_was_not_altered_is_undone(tmp_path: Path, to: str) -> None:
    source, clean, ledger = cleaned(tmp_path, to)
    assert undone(tmp_path, clean, ledger) == source


def altered(value: Any, where: random.Random) -> Any:
    """The value with one part of it replaced, left out or doubled."""
    if isinstance(value, dict) and value and where.random() < 0.9:
        key = where.choice(sorted(value))
        if where.random() < 0.2:
            return {name: one for name, one in value.items() if name != key}
        return {**value, key: altered(value[key], where)}
    if isinstance(value, list) and value and where.random() < 0.9:
        at = where.randrange(len(value))
        if where.random() < 0.3:
            return [*value[:at], *value[at + 1 :]] if where.random() < 0.5 else [*value, value[at]]
        return [*value[:at], altered(value[at], where), *value[at + 1 :]]
    return where.choice(ODD)


@pytest.mark.parametrize("to", ["text", "jsonl"])
def test_an_altered_ledger_is_refused_or_harmless(tmp_path: Path, to: str) -> None:
    _, clean, ledger = cleaned(tmp_path, to)
    where = random.Random(11)
    lines = ledger.splitlines()
    refused = 0
    for _ in range(400):
        at = where.randrange(len(lines))
        line = json.dumps(altered(json.loads(lines[at]), where)).encode()
        try:
            undone(tmp_path, clean, b"\n".join([*lines[:at], line, *lines[at + 1 :]]) + b"\n")
        except NewscleanError as error:
            refused += 1
            assert "\n" not in str(error)
    assert refused > 200  # of the others most alter a rule's name, a score or an id, which undo does not read


@pytest.mark.parametrize(
    "alter",
    [
        lambda clean: clean[:-9],
        lambda clean: clean + b"more",
        lambda clean: b"",
        lambda clean: clean[:-1] + b"\xff\n",
        lambda clean: clean + clean,
        lambda clean: clean.replace(b"3 days", b"4 nights"),
    ],
)
@pytest.mark.parametrize("to", ["text", "jsonl"])
def test_a_clean_text_of_another_length_is_refused(tmp_path: Path, to: str, alter: Callable[[bytes], bytes]) -> None:
    _, clean, ledger = cleaned(tmp_path, to)
    with pytest.raises(NewscleanError):
        undone(tmp_path, alter(clean), ledger)


@pytest.mark.parametrize("to", ["text", "jsonl"])
def test_a_ledger_that_was_cut_is_recognised_wherever_it_was(tmp_path: Path, to: str) -> None:
    """Behind rows that wrote nothing too: a bad record has a row and no line of output."""
    _, clean, ledger = cleaned(tmp_path, to)
    lines = ledger.splitlines(keepends=True)
    for end in range(1, len(lines)):
        with pytest.raises(LedgerError):
            undone(tmp_path, clean, b"".join(lines[:end]))
    for extra in (lines[:1], lines[-1:], lines[1:2]):
        with pytest.raises(LedgerError):
            undone(tmp_path, clean, b"".join([*lines, *extra]))


def test_a_ledger_of_the_first_version_is_read(tmp_path: Path) -> None:
    source, clean, ledger = cleaned(tmp_path, "jsonl")
    lines = ledger.replace(b'"version": 2', b'"version": 1').splitlines(keepends=True)
    assert undone(tmp_path, clean, b"".join(lines[:-1])) == source


def test_a_source_that_the_ledger_does_not_hold_is_named(tmp_path: Path) -> None:
    given = jsonl({"text": STORY}, {"text": "a " * 9000}, {"text": "Rain."})
    clean = run("--max-size", "2kB", "--ledger", "l", data=given, cwd=tmp_path, code=1).stdout
    done = run("undo", "--ledger", "l", data=clean, cwd=tmp_path, code=1)
    lines = given.splitlines(keepends=True)
    assert done.stdout.decode() == lines[0] + lines[2]
    assert b"not in the ledger" in done.stderr and b"line 2" in done.stderr


@pytest.mark.parametrize("line", [b"", b"[1]", b"{", b"\xff", b"[" * 100_000, b"9" * 5000, b"null", b"{}"])
def test_what_is_no_ledger_is_refused(tmp_path: Path, line: bytes) -> None:
    _, clean, ledger = cleaned(tmp_path, "text")
    for made in (line + b"\n", ledger.splitlines(keepends=True)[0] + line + b"\n"):
        with pytest.raises(LedgerError):
            undone(tmp_path, clean, made)
