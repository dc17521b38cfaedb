"""Odd and broken records, each between two good ones, through every verb: none ends a run, no good one is lost."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from test_cli import run

TOWNS = ("Arnmoor", "Belcastre", "Corvik", "Dunwether", "Ullmar", "Velmond", "Holtby", "Marrowick")
LONG = "Sales rose to $5 million last week in Ardmoor, the firm said on Friday."
BAD: dict[str, bytes] = {
    "torn": b'{"id": 1, "text": "Rai',
    "not json": b"{broken}",
    "array": b'[{"text": "Rain."}]',
    "number": b"17",
    "string": b'"Rain."',
    "null": b"null",
    "nan": b"NaN",
    "empty object": b"{}",
    "two objects": b'{"text": "Rain."} {"text": "Snow."}',
    "trailing comma": b'{"text": "Rain.",}',
    "single quotes": b"{'text': 'Rain.'}",
    "nul byte": b'{"text": "Ra\x00in."}',
    "nul escape": b'{"text": "Ra\\u0000in fell."}',
    "bad utf-8": b'{"text": "Ra\xff\xfein fell in the hills."}',
    "utf-16": '{"text": "Rain."}'.encode("utf-16").replace(b"\n", b" "),
    "bom": b'\xef\xbb\xbf{"text": "It rained in May."}',
    "lone surrogate": b'{"text": "Rain \\ud800 fell.", "id": "\\udfff"}',
    "form feed": b'\x0c{"text": "It rained in June."}',
    "only form feed": b"\x0c",
    "deep list": b'{"text": "Rain.", "x": ' + b"[" * 5000 + b"]" * 5000 + b"}",
    "deep dict": b'{"a":' * 5000 + b"1" + b"}" * 5000,
    "long integer": b'{"id": ' + b"9" * 5000 + b', "text": "Rain fell."}',
    "huge float": b'{"id": 1e999, "text": "Rain fell.", "date": -1e999}',
    "no text": b'{"id": "x", "title": "Rain"}',
    "null text": b'{"id": "x", "text": null}',
    "list text": b'{"id": "x", "text": ["Rain", "fell"]}',
    "dict text": b'{"id": "x", "text": {"a": 1}}',
    "true text": b'{"id": "x", "text": true}',
    "empty text": b'{"id": "x", "text": ""}',
    "blank text": b'{"id": "x", "text": " \\n\\t\\u00a0\\u2028"}',
    "marks": '{"id": "x", "text": "\u0301\u0301\u200b\u202e\u2066\U000e0001"}'.encode(),
    "typed fields": b'{"id": [], "url": 7, "title": ["a"], "date": {}, "source": 5, "lang": [], "text": "Rain fell."}',
    "false fields": b'{"id": false, "url": "", "title": "", "date": "", "source": "", "lang": "", "text": "Rain"}',
    "odd notes": b'{"id": "n1", "text": "Rain fell.", "newsclean": ["x"]}',
    "odd notes 2": b'{"id": "n2", "text": "Rain fell.", "newsclean": {"duplicate": 5, "quantities": 7}}',
    "odd notes 3": b'{"id": "n3", "text": "Rain.", "newsclean": {"removed": [{"start": "a", "end": -4}], "sha256": 0}}',
    "unknown language": b'{"lang": "xx-\\u0000", "text": "Rain fell in 3 towns."}',
    "url": b'{"url": "http://[::1", "text": "Rain fell in 4 towns."}',
    "url 2": b'{"url": "http://a.example:99999999/\\u0000", "text": "Rain fell in 5 towns."}',
    "repeated id": b'{"id": "good0", "text": "Another text under the id of a good one."}',
    "repeated key": b'{"text": 7, "text": "Rain fell in the hills of May."}',
    "html number": b'{"html": 7}',
    "html empty": b'{"html": ""}',
    "html broken": b'{"html": "<table><tr><<p></\\u0000<![CDATA[<!--"}',
    "html idna": b'{"html": "<meta charset=idna><p>Rain fell."}',
    "html and text": b'{"html": "<p>Rain", "text": 7}',
    "json-ld": b'{"html": "<script type=application/ld+json>[[[{\\"datePublished\\":[1e999]}]]]</script><p>Rain."}',
    **{
        f"date {day}": json.dumps({"id": f"d {day}", "date": day, "text": LONG}).encode()
        for day in (
            "0001-01-01", "9999-12-31", "0000-00-00", "2024-02-30", "2024-13-45T99:99:99Z", -62135596800, 1e300, 10**40,
            "1e999", "٢٠٢٤-٠٥-٠١", "-0044-03-15", "2024-05-17T08:00:00+99:99", "Thu, 99 Foo 20244", True, "9" * 400,
        )
    },
}  # fmt: skip
RUNS = {
    "clean": ["clean"], "clean -j 2": ["clean", "-j", "2"], "to text": ["clean", "--to", "text"],
    "to markdown": ["clean", "--to", "markdown"], "dolma": ["clean", "--to", "dolma"],
    "explain": ["clean", "--explain"], "diff": ["clean", "--diff"], "strict": ["clean", "--preset", "strict"],
    "ledger": ["clean", "--ledger", "ledger"], "quantities": ["quantities"], "dedup": ["dedup"],
    "dedup --mark": ["dedup", "--mark"], "dedup -j 2": ["dedup", "-j", "2"], "versions": ["dedup", "--versions"],
    "passages": ["dedup", "--passages", "--days", "any"], "dedup --index": ["dedup", "--index", "seen"],
    "claims": ["claims"], "figures": ["claims", "--figures"], "check": ["claims", "--check", "Sales were $5 million."],
    "claims --index": ["claims", "--index", "claims"], "report": ["report"],
}  # fmt: skip


def good(at: int) -> bytes:
    """An article unlike all others."""
    town, boats = TOWNS[at % len(TOWNS)], 7 * at + 1013
    text = f"The port of {town} counted {boats} boats in its year {1900 + at}. Harbour master number {at} was pleased."
    return json.dumps({"id": f"good{at}", "url": f"https://paper.example/{at}", "text": text}).encode()


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All kinds, each between two good ones."""
    folder = tmp_path_factory.mktemp("bad")
    lines = [good(0)]
    for at, line in enumerate(BAD.values(), 1):
        assert b"\n" not in line
        lines += [line, good(at)]
    (folder / "a.jsonl").write_bytes(b"\n".join(lines) + b"\n")
    return folder


@pytest.mark.fuzz  # each verb reads a hundred articles
@pytest.mark.parametrize("name", RUNS)
def test_none_ends_a_run_and_no_good_one_is_lost(given: Path, name: str) -> None:
    done = run(*RUNS[name], "a.jsonl", code=1, cwd=given)
    assert b"Traceback" not in done.stderr and b"please report" not in done.stderr
    assert not [line for line in done.stderr.splitlines() if not line.startswith(b"newsclean: ")]
    if name in ("versions", "passages", "check", "diff"):  # which write no articles
        return
    if name == "dolma":
        assert len(re.findall(rb'"id": "good[1-9]', done.stdout)) == len(BAD)
        return
    kept = set(re.findall(rb"(?<!\d)(\d{4}) boats", done.stdout))
    assert kept == {str(7 * at + 1013).encode() for at in range(len(BAD) + 1)}
    if name == "ledger":
        back = run("undo", "--ledger", "ledger", data=done.stdout, cwd=given)
        assert back.stdout == (given / "a.jsonl").read_bytes()


@pytest.mark.parametrize("name", BAD)
def test_what_is_read_of_each_is_a_record_or_an_error(tmp_path: Path, name: str) -> None:
    from newsclean.io.inputs import read_items

    (tmp_path / "a.jsonl").write_bytes(b"\n".join([good(0), BAD[name], good(1)]))
    items = list(read_items((str(tmp_path / "a.jsonl"),)))
    assert [item.record.get("id") for item in (items[0], items[-1])] == ["good0", "good1"]
    assert len(items) == 3 and (items[1].error is None) == bool(items[1].record)


def test_an_error_that_comes_again_is_counted_from_the_hundredth_on(tmp_path: Path) -> None:
    path = tmp_path / "numbers.jsonl"
    path.write_bytes(b"17\n" * 103 + b'{"text": "It rained."}\n')
    done = run("clean", "--to", "jsonl", str(path), code=1)
    lines = done.stderr.decode().splitlines()
    assert sum(", line " in line and "more" not in line for line in lines) == 100
    assert [line for line in lines if line.startswith("newsclean: 3 more records with the same error")]
    assert len(done.stdout.splitlines()) == 1
