"""Hostile and broken input: linear time, bounded memory, a word to the user."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from growth import linear_in_time, more_calls
from hypothesis import given
from hypothesis import strategies as st

import newsclean as nc
from newsclean.io.decode import decode, encode

CLEAN = nc.pipeline("news")


PROBES = {
    "one long line": lambda n: "a" * n,
    "one long line of words": lambda n: "word " * (n // 5),
    "NUL bytes": lambda n: "\x00" * n,
    "caption-like lines": lambda n: "A man walks by the sea on Tuesday. Photo: Reuters\n" * (n // 50),
    "lines almost captions": lambda n: "".join(f"Photo {i}: Reu ters (AP Photo/Jo\n" for i in range(n // 34)),
    "labels that open lists": lambda n: "Most read\nMayor denies report on deal\n" * (n // 38),
    "lengths of videos": lambda n: "03:07\nMinisters open new bridge across the river\n" * (n // 49),
    "quotes": lambda n: "“" * n,
    "brackets": lambda n: "(" * n,
    "blank lines": lambda n: "\n" * n,
    "short lines, all different": lambda n: "".join(f"line {i} is here\n" for i in range(n // 18)),
    "paragraphs, all different": lambda n: "".join(
        f"The {i} men said that it was a very cold day in May.\n" for i in range(n // 54)
    ),
    "entities": lambda n: "&amp;" * (n // 5),
    "mojibake": lambda n: "Ã©" * (n // 2),
    "bullets": lambda n: "• item\n" * (n // 7),
    "numbers": lambda n: "8\n" * (n // 2),
    "comment headers": lambda n: "Comments (3)\nReply\n" * (n // 19),
}  # fmt: skip


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.fuzz] * (name == "numbers")) for name in PROBES]
)
def test_four_times_the_input_makes_about_four_times_the_calls(name):
    """From some twenty lines on a text is read in another way, which makes the first thousands of calls at once."""
    make = PROBES[name]
    growth = more_calls(CLEAN.article, make(40_000), make(160_000), warm=make(2_000), few=20_000)
    assert growth < 12  # quadratic would be 16 times


@pytest.mark.benchmark
@pytest.mark.parametrize("name", PROBES)
def test_four_times_the_input_takes_about_four_times_the_time(name):
    linear_in_time(CLEAN.article, 40_000, make=PROBES[name])


@pytest.mark.benchmark  # patterns alone look at one line
def test_a_line_of_many_megabytes():
    linear_in_time(CLEAN.article, 200_000, 8, make=lambda count: "word " * count)


@given(st.binary(max_size=300))
def test_any_bytes_come_back(data):
    decoded = decode(data)
    assert encode(decoded.text, decoded.encoding) == data
    article = CLEAN.article(decoded.text)
    assert encode(article.ledger.undo(str(article)), decoded.encoding) == data


@pytest.mark.parametrize("declared", ["utf-8", "latin-1", "shift_jis", "no-such-encoding"])
def test_a_declared_encoding_is_taken_only_when_it_gives_the_bytes_back(declared):
    data = "Die Behörden in Zürich prüfen Maßnahmen".encode("cp1252")
    decoded = decode(data, declared)
    assert encode(decoded.text, decoded.encoding) == data


@pytest.mark.fuzz
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads Linux's account of peak memory")
def test_memory_stays_flat_on_a_stream(tmp_path):
    """Peak memory of the filter on 1 and on 5 MB of different articles: the difference is what a stream costs."""
    peaks = []
    for count in (500, 2_500):
        lines = (
            json.dumps(
                {"text": f"Advertisement\n\nThe {i} men of Exampletown said on Friday that day {i} was cold. " * 20}
            )
            for i in range(count)
        )
        (tmp_path / "in.jsonl").write_text("\n".join(lines))
        code = (
            "import sys; sys.argv = ['newsclean', 'in.jsonl', '-o', 'out.jsonl']\n"
            "from newsclean.__main__ import main\n"
            "try: main()\nexcept SystemExit: pass\n"
            "print(*(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
        )
        done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
        peaks.append(int(done.stdout) // 1024)
    assert peaks[1] < 150 and peaks[1] - peaks[0] < 13, peaks
