"""The loop behind the verbs: one article ends no run, stderr ends no run, outputs are one thing and whole."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from test_cli import SCRAPE, jsonl, run

from newsclean.cli.runs.runner import RunOptions, VerbRun
from newsclean.cli.runs.work import Outcome, outcomes
from newsclean.engine.process_pool import ProcessPool, WorkerError
from newsclean.engine.step import executor, run_step
from newsclean.errors import RecordError
from newsclean.io.items import Item, LineBlock

COMMAND = [sys.executable, "-m", "newsclean"]


class PanicError(BaseException):
    """What a compiled library raises: no Exception."""


class Work:
    def __call__(self, item):
        if item.is_blank:
            return None
        if "panic" in item.record:
            raise PanicError("index out of\n bounds")
        if "memory" in item.record:
            raise MemoryError
        if "stop" in item.record:
            raise KeyboardInterrupt
        return Outcome(item.where, item.record["text"])

    def failed(self, item, error):
        return f"failed: {error}"


LINES = LineBlock(
    "a.jsonl", 1, [b'{"text": "one"}\n', b'{"panic": 1}\n', b"\n", b"{broken\n", b'{"memory": 1}\n', b'{"text": "two"}']
)


def test_whatever_an_article_raises_is_its_error():
    found = outcomes(Work(), [LINES])
    assert [one.where for one in found] == [f"a.jsonl, line {n}" for n in (1, 2, 4, 5, 6)]
    assert [one.value for one in found if one.error is None] == ["one", "two"]
    told = [one.error for one in found if one.error]
    assert told[0] == "cannot be processed (PanicError: index out of bounds); please report it"
    assert told[1].startswith("not JSON") and "(MemoryError)" in told[2]


def test_what_ends_a_process_ends_the_run():
    with pytest.raises(KeyboardInterrupt):
        outcomes(Work(), [Item("a", {"stop": 1})])


@pytest.mark.parametrize("jobs", [1, 2])
def test_errors_are_said_counted_and_end_the_run_where_they_are_to(tmp_path, capsys, jobs):
    (tmp_path / "a.jsonl").write_bytes(b"".join(LINES.data))
    files = (str(tmp_path / "a.jsonl"),)
    one = VerbRun(RunOptions(files, jobs=jobs))
    assert one.first_kind() == "record"
    assert [it.value for it in one.each(Work()) if it.error is None] == ["one", "two"]
    assert (one.failures, one.code) == (3, 1)
    assert len(capsys.readouterr().err.splitlines()) == 3
    with pytest.raises(RecordError, match="line 2: cannot be processed"):
        list(VerbRun(RunOptions(files, jobs=jobs, on_error="fail")).each(Work()))


@pytest.mark.parametrize("verb", ["clean", "quantities", "dedup", "claims", "report"])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_panic_in_one_article_loses_no_other(tmp_path, verb, jobs):
    """The work of each verb is made to panic; the articles before and after come out."""
    where = {
        "clean": "clean.clean_article",
        "quantities": "quantities.with_quantities",
        "dedup": "dedup_read.entry_of",
        "claims": "claims.find_in",
        "report": "report.article_of",
    }[verb]
    module, _, name = where.rpartition(".")
    code = (
        f"import newsclean.cli.runs.{module} as place\nold = place.{name}\nclass PanicError(BaseException): pass\n"
        "def work(*given, **named):\n    if 'Ullmar' in str(given):\n"
        "        raise PanicError('in another library')\n    return old(*given, **named)\n"
        f"place.{name} = work\nfrom newsclean.__main__ import main\nmain()\n"
    )
    texts = ("The ferry carried 312 cars.", "Ullmar has 4 ports.", "Rain cost $5 million in 2023.")
    data = jsonl(*({"id": n, "text": text} for n, text in enumerate(texts)))
    done = subprocess.run(
        [sys.executable, "-c", code, verb, "--jobs", jobs], input=data.encode(), capture_output=True, check=False
    )
    assert done.returncode == 1, done.stderr
    assert b"line 2: cannot be processed (PanicError: in another library)" in done.stderr
    assert b"Traceback" not in done.stderr
    assert b"312" in done.stdout and b"$5 million" in done.stdout


@pytest.mark.parametrize("verb", ["clean", "quantities", "dedup", "claims", "report"])
@pytest.mark.parametrize("closed", ["2>&-", "2>/dev/full"])
def test_standard_error_stops_no_run(tmp_path, verb, closed):
    (tmp_path / "a.jsonl").write_text(jsonl({"text": SCRAPE}, {"words": 3}, {"text": "Rain cost $5 million in 2023."}))
    command = f"{' '.join(COMMAND)} {verb} --on-error skip -o out a.jsonl {closed}"
    assert subprocess.run(["bash", "-c", command], cwd=tmp_path, check=False).returncode == 1
    assert b"$5 million" in (tmp_path / "out").read_bytes()


def test_standard_error_that_is_full_leaves_usage_and_success_as_they_are(tmp_path):
    (tmp_path / "a.txt").write_text(SCRAPE)
    for args, code in (("--summary a.txt", 0), ("--preset heavy a.txt", 2), ("nowhere.txt", 1)):
        command = f"{' '.join(COMMAND)} {args} 2>/dev/full"
        done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, check=False)
        assert done.returncode == code, args


@pytest.mark.parametrize("order", [("a.txt", "b.jsonl"), ("b.jsonl", "a.txt")])
def test_inputs_of_two_kinds_make_output_of_one(tmp_path, order):
    (tmp_path / "a.txt").write_text(SCRAPE)
    (tmp_path / "b.jsonl").write_text(jsonl({"text": SCRAPE}, {"text": "It rained."}))
    clean = run("--ledger", "l", *order, cwd=tmp_path).stdout
    if order[0] == "b.jsonl":
        assert len([json.loads(line) for line in clean.splitlines()]) == 3
    else:
        assert b'{"' not in clean and clean.count(b"==> ") == 3
    back = run("undo", "--ledger", "l", data=clean, cwd=tmp_path).stdout
    assert back == b"".join((tmp_path / name).read_bytes() for name in order)


@pytest.mark.parametrize("other", ["out", "./out", "link"])
def test_output_and_ledger_are_two_files(tmp_path, other):
    (tmp_path / "link").symlink_to("out")
    done = run("-o", "out", "--ledger", other, data=SCRAPE, code=2, cwd=tmp_path)
    assert b"name two files" in done.stderr and not (tmp_path / "out").exists()


@pytest.mark.parametrize("verb", ["clean", "quantities", "dedup", "claims"])
def test_no_article_is_an_empty_output_and_not_the_one_of_yesterday(tmp_path, verb):
    (tmp_path / "none.jsonl").write_bytes(b"")
    (tmp_path / "out").write_text("yesterday\n")
    run(verb, "-o", "out", "none.jsonl", cwd=tmp_path)
    assert (tmp_path / "out").read_bytes() == b""


def test_a_ledger_of_nothing_gives_nothing_back(tmp_path):
    (tmp_path / "none.jsonl").write_bytes(b"")
    run("-o", "out", "--ledger", "l", "none.jsonl", cwd=tmp_path)
    assert run("undo", "--ledger", "l", "out", cwd=tmp_path).stdout == b""


class Count:
    """A step: how many words there are."""

    def emit(self, batch):
        return sum(len(text.split()) for text in batch)

    def merge(self, tables):
        return list(tables)

    def finish(self, merged):
        return merged


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_a_step_gives_the_same_wherever_it_runs(jobs):
    batches = [["it rained"] * n for n in range(20)]
    assert run_step(Count(), batches, executor(jobs)) == [2 * n for n in range(20)]


def test_a_reader_that_stops_leaves_no_worker():
    for _ in ProcessPool(2)(len, [[n] for n in range(50)]):
        break
    with pytest.raises(WorkerError, match="fewer --jobs"):
        list(ProcessPool(2)(os._exit, [3]))


@pytest.mark.parametrize("verb", ["claims", "report", "quantities"])
def test_jobs_change_nothing(tmp_path, verb):
    records = [
        {"id": n, "date": "2024-05-16", "text": f"Trade hit ${n % 7} billion in 2023. It rained {n} days."}
        for n in range(40)
    ]
    (tmp_path / "a.jsonl").write_text(
        jsonl(*records) + "{broken\n" + jsonl({"words": 3}, {"text": "Rain cost $5 million."})
    )
    one, two = (run(verb, "-j", jobs, "--on-error", "skip", "a.jsonl", code=1, cwd=tmp_path) for jobs in ("1", "2"))
    assert (one.stdout, one.stderr) == (two.stdout, two.stderr) and one.stdout


def state(pid: int) -> tuple[str, int]:
    """The state of a process and its parent; Z for one that is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return "Z", 0
    return fields[0], int(fields[1])


def workers(parent: int) -> list[int]:
    pids = [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]
    return [pid for pid in pids if state(pid)[1] == parent and state(pid)[0] != "Z"]


def alive(pid: int) -> bool:
    return state(pid)[0] != "Z"


def waited(condition) -> bool:
    return any(condition() or time.sleep(0.1) for _ in range(300))


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="looks for processes in /proc")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_workers_end_with_their_parent(number):
    with subprocess.Popen([*COMMAND, "-j", "2"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as child:
        child.stdin.write(jsonl({"text": SCRAPE}).encode() * 5000)
        child.stdin.flush()
        assert waited(lambda: len(workers(child.pid)) == 2)
        theirs = workers(child.pid)
        child.send_signal(number)
        child.wait()
        assert waited(lambda: not any(map(alive, theirs)))


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="looks for processes in /proc")
def test_a_killed_worker_is_one_line(tmp_path):
    with subprocess.Popen(
        [*COMMAND, "-j", "2", "-o", "out"], cwd=tmp_path, stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        child.stdin.write(jsonl({"text": SCRAPE}).encode() * 5000)
        child.stdin.flush()
        assert waited(lambda: workers(child.pid))
        os.kill(workers(child.pid)[0], signal.SIGKILL)
        with suppress(BrokenPipeError):
            child.stdin.close()
        told = child.stderr.read()
        assert child.wait() == 1
    assert told.startswith(b"newsclean: a worker process died") and told.count(b"\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["zlib", "idna", "undefined", "rot13", "no-such-thing"])
def test_a_codec_of_python_that_is_no_encoding_is_wrong_usage(name):
    assert b"is not an encoding; write one such as" in run("--encoding", name, data="Rain fell.", code=2).stderr
