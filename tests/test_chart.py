"""The chart of the README: drawn from the figures that are kept, legible on light and dark pages, no machine named."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest
from benchmarks import chart
from conftest import ROOT

SVG = "{http://www.w3.org/2000/svg}"
HTML, SPEED = (json.loads((chart.RESULTS / f"{name}.json").read_text()) for name in ("html", "speed"))


def test_the_chart_is_what_the_kept_figures_give():
    assert chart.CHART.read_text(encoding="utf-8") == chart.drawn()
    assert "](benchmarks/chart.svg)" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_it_says_when_and_on_what():
    text = chart.drawn()
    assert HTML["about"]["date"] in text and SPEED["date"] in text
    assert f"newsclean {SPEED['newsclean']}, Python {SPEED['python']}, {SPEED['cores']} cores" in text
    assert socket.gethostname() not in text and "prefers-color-scheme:dark" in text


def test_bars_are_as_long_as_their_values():
    bars = [chart.Bar("a", 2.0, "2 ×"), chart.Bar("b <& c", 1.0, "1 ×", own=True), chart.Bar("none", 0.0, "0")]
    root = ET.fromstring(chart.svg([chart.Panel("head", "note", bars, mark=1.0)]))
    widths = [float(rect.get("width", 0)) for rect in root.iter(f"{SVG}rect")]
    assert widths == [chart.BAR, pytest.approx(chart.BAR / 2), 1.0]
    [line] = root.iter(f"{SVG}line")
    assert float(line.get("x1", 0)) == pytest.approx(chart.LEFT + widths[1])
    assert "b <& c" in [text.text for text in root.iter(f"{SVG}text")]


def test_nothing_is_cut_off_or_covered():
    root = ET.fromstring(chart.drawn())
    height = float(root.get("height", 0))
    lows = []
    for text in root.iter(f"{SVG}text"):
        width = len(text.text or "") * (6.0 if text.get("class") == "note" else 7.6)  # of system fonts, generously
        start = float(text.get("x", 0)) - (width if text.get("text-anchor") == "end" else 0)
        assert start >= 0 and start + width <= chart.WIDTH, text.text
        lows.append(float(text.get("y", 0)))
    assert max(lows) < height and len(lows) == len(
        set(zip(lows, [t.get("x") for t in root.iter(f"{SVG}text")], strict=True))
    )


def test_newsclean_stands_among_its_peers_wherever_it_belongs():
    quality = chart.panels(HTML, SPEED)[0].bars
    assert [bar.value for bar in quality] == sorted(bar.value for bar in quality)
    assert sum(bar.own for bar in quality) == 1 and len(quality) >= 5
    slower = {**HTML, "runs": {**HTML["runs"], "newsclean": {"sets": {"big9": {"f1": 0.81}}}}}
    assert chart.panels(slower, SPEED)[0].bars[-1].own


def test_the_whole_benchmark_says_what_it_cannot_run():
    command = [sys.executable, "-m", "benchmarks", "--only", "dedup"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert re.search(r"== dedup: left out; give --records FILE", done.stdout)


def test_deduplication_of_given_records(tmp_path):
    records = [{"id": name, "text": f"Trade rose by {n} per cent in a year, and the harbour is full, he said. " * 9}
               for name, n in (("a", 20), ("b", 20), ("c", 31))]  # fmt: skip
    (tmp_path / "r.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    (tmp_path / "c.json").write_text(json.dumps({"a": 1, "b": 1, "c": 2}))
    command = [sys.executable, "-m", "benchmarks", "--only", "dedup", "--records", str(tmp_path / "r.jsonl")]
    done = subprocess.run(
        [*command, "--clusters", str(tmp_path / "c.json")], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert re.search(r"^newsclean +[\d.]+ +[\d,]+ +1\.00 +[\d.]+ +2 +1\.000 1\.000 1\.000$", done.stdout, re.MULTILINE)
