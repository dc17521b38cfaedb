"""`newsclean dedup --index`, run as a user runs it."""

from __future__ import annotations

import json
import signal
import subprocess
import sys

import pytest
from test_cli import jsonl, out, run
from test_dedup import FERRY, RATES
from test_dedup_index import stories

import newsclean as nc
from newsclean.cli.runs.dedup_index import IndexedDedup
from newsclean.cli.runs.dedup_read import DedupRunOptions

OLD = [{"id": 1, "text": FERRY}, {"id": "b", "text": RATES}]
NEW = [{"id": 3, "text": "Storm stops ferry\n\n" + FERRY}, {"id": 4, "text": "Rain fell for a week in the north."}]


def lines(*args, **kwargs):
    return [json.loads(line) for line in out("dedup", *args, **kwargs).splitlines()]


def count(path):
    with nc.DedupIndex.open(path, readonly=True) as index:
        return len(index)


def test_only_what_is_new_comes_out_and_a_repeated_run_gives_the_same(tmp_path):
    seen = ("--index", str(tmp_path / "seen"))
    assert lines(*seen, data=jsonl(*OLD, OLD[0])) == OLD
    assert lines(*seen, data=jsonl(*OLD, *NEW)) == NEW[1:]
    assert lines(*seen, data=jsonl(*OLD, *NEW)) == NEW[1:]
    assert lines(*seen, data=jsonl(*NEW, *OLD)) == []
    told = run("dedup", *seen, "--summary", data=jsonl(*OLD, *NEW, {"id": 5, "text": FERRY})).stderr.decode()
    assert "5 articles: 0 new (0 updates); 1 copy; 4 seen before" in told


def test_marks_name_old_articles_and_say_what_was_seen(tmp_path):
    seen = ("--index", str(tmp_path / "seen"), "--mark")
    lines(*seen, data=jsonl(*OLD))
    marks = [record["newsclean"]["duplicate"] for record in lines(*seen, data=jsonl(*NEW, OLD[0]))]
    assert marks[0] == {"cluster": 1, "of": 1, "relation": "near", "score": marks[0]["score"]}
    assert marks[1] == {"cluster": 4, "of": None, "relation": None, "score": None}
    assert marks[2] == {"cluster": 1, "of": None, "relation": None, "score": None, "seen": True}


def test_marks_name_the_agency_and_no_origin(tmp_path):
    """The index does not know what articles of an earlier run credit, so it names no independent origins."""
    seen = ("--index", str(tmp_path / "seen"), "--mark", "--summary")
    [mark] = [record["newsclean"]["duplicate"] for record in lines(*seen, data=jsonl({"text": f"OSLO (AP) - {FERRY}"}))]
    assert mark == {"cluster": "1", "of": None, "relation": None, "score": None, "origin": "AP"}


def test_many_chunks_and_bad_records_stay_in_order(tmp_path, monkeypatch):
    monkeypatch.setattr("newsclean.cli.runs.dedup_index.AT_ONCE", 3)
    rows = [{"id": n, "text": f"Number n{n} of the list l{n} is what w{n} it i{n} says s{n}."} for n in range(10)]
    rows[4] = {"id": 4}
    (tmp_path / "in.jsonl").write_text(jsonl(*rows))
    options = DedupRunOptions((str(tmp_path / "in.jsonl"),), output=str(tmp_path / "out.jsonl"))
    assert IndexedDedup(options, str(tmp_path / "seen"))() == 1
    assert [json.loads(line)["id"] for line in (tmp_path / "out.jsonl").read_text().splitlines()] == list(range(10))
    assert count(tmp_path / "seen") == 9


def test_lines_without_id_are_no_versions_of_one_another(tmp_path):
    seen = ("--index", str(tmp_path / "seen"), "--mark")
    lines(*seen, data=jsonl({"text": FERRY}))
    [other, copy] = lines(*seen, data=jsonl({"text": RATES}, {"text": FERRY}))
    assert other["newsclean"]["duplicate"] == {"cluster": "1#2", "of": None, "relation": None, "score": None}
    assert copy["newsclean"]["duplicate"]["of"] == "1"
    again = lines(*seen, data=jsonl({"text": FERRY}))[0]["newsclean"]["duplicate"]
    assert again["seen"] and again["cluster"] == "1"


def test_texts_in_texts_out(tmp_path):
    for name, text in (("a.txt", FERRY), ("b.txt", RATES), ("c.txt", FERRY)):
        (tmp_path / name).write_text(text)
    made = out("dedup", "--index", "seen", "a.txt", "b.txt", "c.txt", cwd=tmp_path)
    assert made == f"==> a.txt <==\n{FERRY}\n\n\n==> b.txt <==\n{RATES}\n"
    assert out("dedup", "--index", "seen", "c.txt", cwd=tmp_path) == ""


def test_when_the_output_fails_nothing_was_seen(tmp_path):
    seen = ("--index", str(tmp_path / "seen"))
    lines(*seen, data=jsonl(OLD[0]))
    run("dedup", *seen, "-o", str(tmp_path / "none" / "out.jsonl"), data=jsonl(*OLD), code=1)
    run("dedup", *seen, "--on-error", "fail", data=jsonl(OLD[1], {"id": 9}), code=1)
    assert count(tmp_path / "seen") == 1
    full = [sys.executable, "-m", "newsclean", "dedup", *seen, "-o", "/dev/full"]
    done = subprocess.run(full, input=jsonl(*OLD).encode(), capture_output=True, check=False)
    assert done.returncode != 0 and count(tmp_path / "seen") == 1


def test_a_reader_who_leaves_has_not_seen_the_rest(tmp_path):
    (tmp_path / "in.jsonl").write_text(jsonl(*stories(3000)))
    command = f"{sys.executable} -m newsclean dedup --index seen in.jsonl | head -1 > /dev/null"
    subprocess.run(["bash", "-c", command], cwd=tmp_path, check=True)
    assert count(tmp_path / "seen") == 0
    assert len(lines("--index", "seen", "in.jsonl", cwd=tmp_path)) > 1000


KILLED = """
import os, signal, sys
from pathlib import Path
steps, real_sync, real_move = int(sys.argv.pop(1)), os.fsync, Path.replace
def counted(real):
    def step(*given):
        global steps
        steps -= 1
        if steps == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*given)
    return step
os.fsync, Path.replace = counted(real_sync), counted(real_move)
from newsclean.cli.main import run
run()
"""


@pytest.mark.fuzz
def test_a_run_killed_at_any_step_to_the_disk_is_done_by_the_next(tmp_path):
    """No kill leaves articles that are in the index and never came out."""
    records = stories(120)
    (tmp_path / "in.jsonl").write_text(jsonl(*records))
    whole = out("dedup", "--index", "whole", "in.jsonl", cwd=tmp_path)
    done = []
    for step in range(1, 40):
        args = ["dedup", "--index", f"seen{step}", "-o", f"out{step}.jsonl", "in.jsonl"]
        code = subprocess.run([sys.executable, "-c", KILLED, str(step), *args], cwd=tmp_path, check=False).returncode
        made = tmp_path / f"out{step}.jsonl"
        seen = tmp_path / f"seen{step}"
        done.append(count(seen) if (seen / "manifest.json").exists() else 0)
        assert done[-1] in (0, 120)
        if done[-1]:
            assert made.read_text() == whole
        else:
            out(*args, cwd=tmp_path)
            assert made.read_text() == whole and count(seen) == 120
        if code == 0:
            break
        assert code == -signal.SIGKILL
    assert code == 0 and 0 in done and done[-2] == 120  # killed before the commit, and just after it


def test_indexes_are_merged(tmp_path):
    records = stories(60)
    for name, part in (("a", records[::2]), ("b", records[1::2])):
        lines("--index", name, data=jsonl(*part), cwd=tmp_path)
    for name, parts in (("ab", ["a", "b"]), ("ba", ["b", "a"])):
        done = run("dedup", "--index", name, "--merge", *parts, "--summary", cwd=tmp_path, data="")
        assert b"60 articles added from 2 indexes" in done.stderr and done.stdout == b""
    one, other = (out("dedup", "--index", name, "--mark", data=jsonl(*records), cwd=tmp_path) for name in ("ab", "ba"))
    assert one == other and one.count('"seen": true') == 60


def test_other_settings_are_refused_with_the_remedy(tmp_path):
    seen = ("--index", str(tmp_path / "seen"))
    lines(*seen, data=jsonl(*OLD))
    done = run("dedup", *seen, "--days", "7", data=jsonl(*OLD), code=1)
    assert b"days=3.0 there, 7.0 here); give the same ones, or build another index" in done.stderr


@pytest.mark.parametrize(
    "args", [["--merge", "a"], ["--index", "x", "--merge"], ["--index", "x", "--passages"],
             ["--index", "x", "--versions"],
             ["--index", "x", "--keep", "longest"], ["--index", "x", "--prefer", "wire"]]
)  # fmt: skip
def test_wrong_usage(args, tmp_path):
    run("dedup", *args, data="", code=2, cwd=tmp_path)
    assert not (tmp_path / "x").exists()


def test_an_index_is_the_same_with_any_jobs(tmp_path):
    data = jsonl(*({"id": f"a{at}", "text": f"{FERRY} {'It rained. ' * (at % 3)}w{at % 40}"} for at in range(300)))
    made = [
        run(
            "dedup",
            "--index",
            str(tmp_path / jobs),
            "--mark",
            "--summary",
            "-j",
            jobs,
            data=data + '{"id": 1}\n',
            code=1,
        )
        for jobs in ("1", "3")
    ]
    assert (made[0].stdout, made[0].stderr) == (made[1].stdout, made[1].stderr) != (b"", b"")
    again = [run("dedup", "--index", str(tmp_path / jobs), "-j", "3", data=data).stdout for jobs in ("1", "3")]
    assert again[0] == again[1]
