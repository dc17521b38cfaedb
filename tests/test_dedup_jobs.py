"""Deduplication in several processes: the same result as in one, and an end that is clear when a process dies."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_cli import jsonl, run
from test_dedup import FERRY, RATES, RECORDS

import newsclean as nc
from newsclean.cli.spool import Spool
from newsclean.dedup.clustering.duplicates import mark_duplicates
from newsclean.dedup.reading.entries import entry_of
from newsclean.dedup.reading.intake import Intake
from newsclean.engine import process_pool as pool

OPTIONS = nc.DedupOptions(shared=1, cut=6)
STORIES = [
    {"id": f"{at}", "text": f"{text} {' '.join(f'w{at * n}' for n in range(at % 9))}", "source": f"o{at % 4}"}
    for at, text in enumerate([FERRY, RATES, FERRY[:200], FERRY.upper(), "", "One."] * 6)
]


def marks_of(records, sizes):
    """The marks when the records are taken in parts of these sizes, as other processes would."""
    intake, start = Intake(OPTIONS), 0
    for size in [*sizes, len(records)]:
        part = Intake(OPTIONS)
        for record in records[start : start + size]:
            entry = entry_of(record)
            intake.note([entry], [len(entry.text)])
            part.add_text(entry.text)
        intake.join(part.part())
        start += size
    return mark_duplicates(*intake.done(), OPTIONS)


@given(RECORDS, st.lists(st.integers(0, 4), max_size=6))
def test_parts_make_the_same_marks_as_the_whole(records, sizes):
    assert tuple(marks_of(records, sizes)) == nc.deduplicate(records, OPTIONS).marks


@settings(max_examples=5, deadline=None)  # each example starts five processes
@given(st.randoms(use_true_random=False))
def test_any_order_and_any_number_of_processes(random):
    records = random.sample(STORIES, len(STORIES))
    want = nc.deduplicate(records).marks
    told = {record["id"]: mark for record, mark in zip(records, want, strict=True)}
    ordered = nc.deduplicate(STORIES).marks
    assert [told[record["id"]][:2] for record in STORIES] == [mark[:2] for mark in ordered]
    for jobs in (2, 3):
        assert nc.deduplicate(records, jobs=jobs).marks == want


def test_the_command_gives_the_same_with_any_jobs_and_any_files(tmp_path):
    bad = '{"id": "x"}\n\n[1]\n{"id": "caf\\u00e9", "text": "caf\\ud800 by the sea", "date": "soon"}\n'
    lines = (jsonl(*STORIES[:20]) + bad + jsonl(*STORIES[20:])).splitlines(keepends=True)
    (tmp_path / "all.jsonl").write_text("".join(lines), encoding="utf-8")
    for at in range(3):  # the same lines in three files
        part = lines[at * len(lines) // 3 : (at + 1) * len(lines) // 3]
        (tmp_path / f"{at}.jsonl").write_text("".join(part), encoding="utf-8")
    whole = run("dedup", "--mark", str(tmp_path / "all.jsonl"), code=1)
    assert len(whole.stdout.splitlines()) == len(STORIES) + 2  # two bad records, of which one is no object
    parts = [str(tmp_path / f"{at}.jsonl") for at in range(3)]
    for args in ([str(tmp_path / "all.jsonl"), "-j", "2"], [*parts, "-j", "3"], parts):
        assert run("dedup", "--mark", *args, code=1).stdout == whole.stdout
    again = run("dedup", "--mark", "-j", "2", str(tmp_path / "all.jsonl"), code=1)
    assert again.stderr == whole.stderr


AGENCIES = [
    {"id": "a", "source": "a.example", "url": "a.example/1", "date": "2024-05-01", "text": f"OSLO (AP) - {FERRY}"},
    {"id": "b", "source": "b.example", "text": FERRY, "authors": ["Reuters Staff"]},  # a field says it, not the text
    {"id": "c", "source": "c.example", "url": "apnews.com/article/c", "text": FERRY},  # the site says it
    {"id": "d", "source": "a.example", "url": "a.example/1", "date": "2024-05-02",
     "text": f"OSLO (AP) - {FERRY.replace('240', '310')} More came at night."},
    {"id": "e", "source": "e.example", "text": RATES},
]  # fmt: skip


def test_origins_and_versions_are_the_same_with_any_jobs():
    one, two = (nc.deduplicate(AGENCIES, jobs=jobs) for jobs in (1, 2))
    assert one == two
    assert one.origins == ("a", "a", "a", "a", "e") and one.clusters[0].origin == "AP"
    assert [chain.ids for chain in one.versions] == [("a", "d")]


def test_the_command_looks_for_agencies_in_the_processes_that_read():
    one, two = (run("dedup", "--mark", "--summary", "-j", jobs, data=jsonl(*AGENCIES)) for jobs in ("1", "2"))
    assert (one.stdout, one.stderr) == (two.stdout, two.stderr)
    marks = [json.loads(line)["newsclean"]["duplicate"] for line in two.stdout.splitlines()]
    assert [mark.get("origin") for mark in marks] == ["AP", "Reuters", "AP", "AP", None]
    assert [mark["origin_of"] for mark in marks] == ["a", "a", "a", "a", "e"]
    assert b"2 independent origins" in two.stderr
    one, two = (run("dedup", "--versions", "-j", jobs, data=jsonl(*AGENCIES)).stdout for jobs in ("1", "2"))
    assert one == two and json.loads(one)["ids"] == ["a", "d"]


def test_texts_and_lines_together_in_processes(tmp_path):
    (tmp_path / "a.txt").write_text(FERRY)
    (tmp_path / "b.jsonl").write_text(jsonl(*STORIES[:4]))
    files = [str(tmp_path / "a.txt"), str(tmp_path / "b.jsonl")]
    for to in ("text", "jsonl"):
        one, two = (run("dedup", "--to", to, *files, "-j", jobs).stdout for jobs in ("1", "2"))
        assert one == two != b""


def _dies(_):
    os._exit(9)


def _fails(_):
    raise ValueError("no such thing")


def test_a_process_that_dies_is_a_clear_error():
    with pytest.raises(pool.WorkerError, match="fewer --jobs"):
        list(pool.ProcessPool(2)(_dies, [1, 2, 3]))
    with pytest.raises(ValueError, match="no such thing"):
        list(pool.ProcessPool(2)(_fails, [1]))


@pytest.mark.fuzz  # stops runs at several moments
@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_ctrl_c_leaves_no_process_behind():
    command = [sys.executable, "-m", "newsclean", "dedup", "-j", "2"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    ) as child:  # fmt: skip
        assert child.stdin
        child.stdin.write(jsonl(*STORIES).encode() * 2_000)
        child.stdin.flush()
        time.sleep(0.5)
        os.killpg(child.pid, signal.SIGINT)
        child.wait(timeout=20)
        assert child.returncode not in (0, None)
        assert any(gone(child.pid) or time.sleep(0.1) for _ in range(100))


def gone(group):
    """Whether no process of a group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


def test_what_waits_goes_to_disk_beyond_a_limit(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    rows = [json.dumps(story).encode() for story in STORIES]
    for limit in (0, 1_000, 10**9):
        with Spool(limit) as spool:
            for row in rows:
                spool.add(row)
            assert list(spool) == rows
    assert list(tmp_path.iterdir()) == []
