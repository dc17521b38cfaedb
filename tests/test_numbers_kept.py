"""Numbers of records come out of every verb as they were written, and what is not JSON is never written."""

from __future__ import annotations

import json
import logging
import pickle
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from newsclean.cli.main import group
from newsclean.core import json_text

STORY = "The ferry of Velm carried 312 cars last year, its operator said on Monday, and it expects to carry more."
NUMBERS = ["1e400", "-1E+999", "0.10000000000000000001", "1.10", "-0", "-0.0", "1E5", "1.0", "5", "1e-7", "9" * 5000,
           "123456789012345678901234567890", "0.1", "1e22", "2.5E-3", "100000000000000000000000.0"]  # fmt: skip
LINE = '{{"id": {}, "text": {}, "rates": [{}], "of": {{"deep": [{{"é": {}}}]}}}}\n'


def record(number: str, text: str = STORY) -> str:
    return LINE.format(number, json.dumps(text), f"{number}, {number}", number)


def output(folder: Path, verb: list[str], lines: str) -> str:
    (folder / "in.jsonl").write_text(lines, encoding="utf-8")
    made = CliRunner().invoke(
        group, [*verb, str(folder / "in.jsonl"), "-o", str(folder / "out")], standalone_mode=False
    )
    assert made.exception is None
    return (folder / "out").read_text(encoding="utf-8")


@pytest.mark.parametrize("verb", [["clean"], ["quantities"], ["dedup"], ["dedup", "--mark"]], ids=" ".join)
def test_numbers_keep_their_spelling(tmp_path: Path, verb: list[str]) -> None:
    lines = [record(number, f"{STORY} {'Again it rained there. ' * at}") for at, number in enumerate(NUMBERS)]
    lines = [line.replace('"text"', '"newsclean": {"seen": 1.50}, "text"') for line in lines]  # it is parsed again
    out = output(tmp_path, verb, "".join(lines)).splitlines()
    found = {number: [line for line in out if f'"rates": [{number}, {number}]' in line] for number in NUMBERS}
    for number, where in found.items():
        if where or verb[0] != "dedup" or "--mark" in verb:
            [line] = where
            assert line.startswith(f'{{"id": {number}, ')
            assert f'"deep": [{{"é": {number}}}]' in line
            assert '"seen": 1.50' in line
            assert not {"Infinity", "NaN"} & set(line.replace(":", " ").replace(",", " ").split())


def test_a_record_that_failed_keeps_its_numbers(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"id": 1.10, "title": 3, "big": 1e400}\n', encoding="utf-8")
    CliRunner().invoke(group, ["clean", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out")], standalone_mode=False)
    assert (tmp_path / "out").read_text().startswith('{"id": 1.10, "title": 3, "big": 1e400, ')


@pytest.mark.parametrize("verb", [["clean"], ["quantities"], ["claims"], ["clean", "--to", "dolma"]], ids=" ".join)
def test_infinity_and_nan_are_never_written(tmp_path: Path, verb: list[str]) -> None:
    lines = "".join(record(number) for number in ("1e400", "NaN", "Infinity", "-Infinity", "1e999"))

    def refuse(name: str) -> None:
        raise AssertionError(name)

    for line in output(tmp_path, verb, lines).splitlines():
        json.loads(line, parse_constant=refuse)


@pytest.mark.parametrize("line", ['{"a": 1, "a": 2}', '{"b": {"a": NaN}}', '{"b": [{"x": 1, "y": 2, "x": 3}]}'])
def test_what_cannot_be_kept_is_said_once(line: str, caplog: pytest.LogCaptureFixture) -> None:
    json_text._say_once.cache_clear()
    with caplog.at_level(logging.WARNING, "newsclean"):
        for _ in range(3):
            json_text.loads(line)
        json_text.loads('{"a": 1, "b": {"a": 2}}')
    assert len(caplog.records) == 1


def test_numbers_survive_a_process_and_deep_nesting() -> None:
    number = json_text.loads("1.10")
    assert pickle.loads(pickle.dumps(number)).text == "1.10"
    line = '{"a": [' * 200 + "1.10" + "]}" * 200
    assert json_text.dumps(json_text.loads(line)) == line


def test_what_holds_itself_is_refused() -> None:
    ring: dict[str, Any] = {"half": float("inf")}
    ring["self"] = ring
    with pytest.raises(ValueError, match="Circular"):
        json_text.dumps(ring)


TREES = st.recursive(
    st.none() | st.booleans() | st.text() | st.integers() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(TREES, st.booleans())
def test_it_writes_what_json_writes(tree: Any, ascii_only: bool) -> None:
    plain = json.dumps(tree, ensure_ascii=ascii_only)
    assert json_text.dumps(tree, ensure_ascii=ascii_only) == plain
    assert json_text._spelled(tree, ensure_ascii=ascii_only) == plain
    assert json_text.dumps(json_text.loads(plain), ensure_ascii=ascii_only) == plain
