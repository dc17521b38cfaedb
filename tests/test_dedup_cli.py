"""The verb dedup, run as a user runs it."""

from __future__ import annotations

import json

import pytest
from test_cli import jsonl, out, run
from test_dedup import FERRY, RATES

THREE = [
    {"id": 1, "maintext": FERRY, "extra": [None]},
    {"id": "b", "text": RATES, "newsclean": {"captions": ["x"]}},
    {"id": 3, "body": "Storm stops ferry\n\n" + FERRY, "date": "2024-05-01"},
]


def lines(*args, **kwargs):
    return [json.loads(line) for line in out("dedup", *args, **kwargs).splitlines()]


def test_kept_records_come_back_as_they_were_in_order():
    assert lines(data=jsonl(*THREE)) == [THREE[1], THREE[2]]  # a date is earlier than none
    assert lines("--keep", "first", data=jsonl(*THREE)) == THREE[:2]


def test_mark_keeps_all_and_says_of_what_each_is_a_copy():
    made = lines("--mark", data=jsonl(*THREE))
    marks = [record["newsclean"].pop("duplicate") for record in made]
    assert made[1] == THREE[1]  # what stood under the key stays
    assert marks[0] == {"cluster": 3, "of": 3, "relation": "near", "score": marks[0]["score"], "origin_of": 3}
    assert marks[2] == {"cluster": 3, "of": None, "relation": None, "score": None, "origin_of": 3}
    assert made[0] == {**THREE[0], "newsclean": {}}


def test_marking_again_replaces_the_mark():
    once = out("dedup", "--mark", data=jsonl(*THREE))
    assert out("dedup", "--mark", data=once) == once


def test_nothing_in_nothing_out():
    assert out("dedup", data="") == ""


def test_texts_in_texts_out(tmp_path):
    for name, text in (("a.txt", FERRY), ("b.txt", RATES), ("c.txt", FERRY)):
        (tmp_path / name).write_text(text)
    made = out("dedup", "a.txt", "b.txt", "c.txt", cwd=tmp_path)
    assert made == f"==> a.txt <==\n{FERRY}\n\n\n==> b.txt <==\n{RATES}\n"
    assert [r["id"] for r in lines("--to", "jsonl", "a.txt", "b.txt", "c.txt", cwd=tmp_path)] == ["a.txt", "b.txt"]


def test_the_window_of_days():
    two = [{"id": day, "text": FERRY, "date": f"2024-05-0{day}"} for day in (1, 6)]
    assert len(lines(data=jsonl(*two))) == 2
    assert len(lines("--days", "5", data=jsonl(*two))) == 1
    assert len(lines("--days", "any", data=jsonl(*two))) == 1


def test_preferred_outlets():
    two = [{"id": source, "text": FERRY, "domain": source} for source in ("a.example", "b.example")]
    assert [r["id"] for r in lines("--prefer", "b.example", data=jsonl(*two))] == ["b.example"]


def test_bad_records_are_named_and_passed_on():
    data = jsonl(THREE[0]) + '[1]\n\n{"id": 5}\n' + jsonl(THREE[1])
    done = run("dedup", "--mark", data=data, code=1)
    made = [json.loads(line) for line in done.stdout.splitlines()]
    assert [r["id"] for r in made] == [1, 5, "b"] and "no text" in made[1]["newsclean"]["error"]
    assert b"line 2: not a JSON object" in done.stderr and b"line 4: no text" in done.stderr
    assert len(run("dedup", "--on-error", "skip", data=data, code=1).stdout.splitlines()) == 2
    assert run("dedup", "--on-error", "fail", data=data, code=1).stdout == b""


def test_what_is_odd_is_said():
    odd = [{"id": "a", "text": ""}, {"id": "a", "text": "!"}, {"id": "b", "text": FERRY, "date": "soon"}]
    told = run("dedup", "--summary", data=jsonl(*odd)).stderr.decode()
    assert "2 articles with no words to compare; kept" in told
    assert "1 id given more than once: a; the later articles of a are called a#2, a#3 in marks" in told
    assert "1 date that cannot be read" in told
    assert "3 articles, 3 stories, 3 independent origins: 3 kept (0 updates); 0 copies" in told


def test_records_without_id_are_numbered_and_what_is_written_is_json():
    data = json.dumps({"text": FERRY}).encode() + b"\n" + b'{"id": "x", "text": "caf\xe9 in town"}\n'
    made = run("dedup", data=data).stdout.splitlines()
    assert json.loads(made[0])["id"] == "1" and made[1].decode() == '{"id": "x", "text": "café in town"}'


def test_broken_bytes_come_back():
    line = '{"id": "x", "text": "à é ö ü ß ç"}'.encode() + b"\xff"
    line = line.replace(b'"}\xff', b'\xff"}')
    assert run("dedup", data=line + b"\n").stdout == line + b"\n"


@pytest.mark.parametrize(
    "args", [["--to", "markdown"], ["--mark", "--to", "text"], ["--days", "week"], ["--keep", "x"]]
)
def test_wrong_usage(args):
    run("dedup", *args, data="", code=2)
