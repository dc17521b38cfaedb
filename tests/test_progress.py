"""Progress and summaries: on a terminal, on standard error, on long runs, and nowhere else."""

from __future__ import annotations

import gzip
import json
import os
import pty
import select
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "newsclean"]
TEXT = "Advertisement\n\nTrade between the two rose by 24 per cent last year, customs officials said on Friday."


def lines(count: int) -> bytes:
    return b"".join(json.dumps({"text": TEXT}).encode() + b"\n" for _ in range(count))


def on_terminal(
    *args: str, cwd: Path, stdin: int | None = None, stdout: int = subprocess.PIPE, **more: str
) -> tuple[bytes, bytes, int]:
    """Run with standard error on a terminal: (standard output, what the terminal got, exit code)."""
    screen, side = pty.openpty()
    env = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "120", **more}
    env.pop("NO_COLOR", None) if "NO_COLOR" not in more else None
    with subprocess.Popen(
        [*COMMAND, *args], cwd=cwd, stderr=side, stdout=side if stdout == 0 else stdout, stdin=stdin, env=env
    ) as process:
        os.close(side)
        shown = bytearray()
        reader = threading.Thread(target=_collect, args=(screen, shown))
        reader.start()
        out = process.communicate()[0] or b""
        reader.join()
    os.close(screen)
    return out, bytes(shown), process.returncode


def _collect(screen: int, shown: bytearray) -> None:
    while select.select([screen], [], [], 60)[0]:
        try:
            data = os.read(screen, 1 << 16)
        except OSError:  # the other side is closed
            return
        if not data:
            return
        shown += data


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a cleaner that takes its time, and runs that are long from a fifth of a second."""
    (tmp_path / "slow.py").write_text("import time\ndef cleaner(doc):\n    time.sleep(0.01)\n    return ()\n")
    (tmp_path / "sitecustomize.py").write_text("import newsclean.cli.progress as p\np.AFTER, p.EVERY = 0.2, 0.05\n")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")]))
    (tmp_path / "a.jsonl").write_bytes(lines(60))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines(60)))
    return tmp_path


LONG = ("--with", "slow:cleaner", "--preset", "light")


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_a_long_run_shows_articles_speed_time_left_and_removals(slow, name):
    out, shown, code = on_terminal(*LONG, name, cwd=slow)
    assert code == 0
    for part in (b"articles, ", b"MB/s, ", b" removed", b"left"):
        assert part in shown
    assert b"60 articles, 60 removals: ad 60" in shown  # the summary of a long run
    assert [json.loads(line)["text"][:5] for line in out.splitlines()] == ["Trade"] * 60


def test_the_output_is_the_same_as_without_a_terminal(slow):
    done = subprocess.run([*COMMAND, *LONG, "a.jsonl"], cwd=slow, capture_output=True, check=True)
    assert done.stderr == b""
    assert on_terminal(*LONG, "a.jsonl", cwd=slow)[0] == done.stdout


def test_a_pipe_has_no_time_left_but_the_time_it_took(slow):
    with subprocess.Popen(["cat", "a.jsonl"], cwd=slow, stdout=subprocess.PIPE) as cat:
        assert cat.stdout
        _, shown, _ = on_terminal(*LONG, cwd=slow, stdin=cat.stdout.fileno())
    assert b"articles, " in shown and b"left" not in shown


def test_redirected_standard_input_has_a_size(slow):
    with (slow / "a.jsonl").open("rb") as file:
        _, shown, _ = on_terminal(*LONG, cwd=slow, stdin=file.fileno())
    assert b"left" in shown


def test_a_short_run_shows_nothing_and_does_without_rich(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(lines(3))
    (tmp_path / "rich.py").write_text("raise RuntimeError('rich is for long runs')")
    env = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    out, shown, code = on_terminal("a.jsonl", cwd=tmp_path, PYTHONPATH=env)
    assert (code, shown, out.count(b"\n")) == (0, b"", 3)


def test_no_bar_when_the_result_is_on_the_screen(slow):
    _, shown, code = on_terminal(*LONG, "a.jsonl", cwd=slow, stdout=0)
    assert code == 0 and b"MB/s" not in shown and shown.count(b"Trade between") == 60


def test_no_color_is_honoured(slow):
    coloured = on_terminal(*LONG, "a.jsonl", cwd=slow)[1]
    plain = on_terminal(*LONG, "a.jsonl", cwd=slow, NO_COLOR="1")[1]
    assert b"\x1b[38" in coloured or b"\x1b[3" in coloured
    assert b"MB/s" in plain and not any(
        b"\x1b[%dm" % n in plain or b"\x1b[%d;" % n in plain for n in (*range(30, 38), 38)
    )


def test_messages_and_the_bar_share_the_screen(slow):
    (slow / "bad.jsonl").write_bytes(lines(30) + b"{broken\n" + lines(30))
    _, shown, code = on_terminal(*LONG, "bad.jsonl", cwd=slow)
    assert code == 1 and b"bad.jsonl, line 31: not JSON" in shown
    assert b"60 articles, 1 failed, 60 removals" in shown


def test_ctrl_c_takes_the_bar_off_the_screen(slow):
    (slow / "long.jsonl").write_bytes(lines(3000))
    screen, side = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, *LONG, "long.jsonl", "-o", "out.jsonl"], cwd=slow, stderr=side, env={**os.environ, "TERM": "xterm"},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads; else ignored in `&`
    ) as process:  # fmt: skip
        os.close(side)
        shown = b""
        while b"MB/s" not in shown:
            shown += os.read(screen, 4096)
        process.send_signal(2)
        rest = bytearray()
        _collect(screen, rest)
        assert process.wait(timeout=30) == 130
    os.close(screen)
    assert b"\x1b[?25h" in rest and b"Traceback" not in rest  # the cursor is back
    assert not list(slow.glob("*out.jsonl*"))


@pytest.mark.parametrize("verb", ["dedup", "quantities", "claims"])
def test_other_verbs_show_progress_too(tmp_path, verb):
    (tmp_path / "sitecustomize.py").write_text(
        "import newsclean.cli.progress as p\np.AFTER = p.EVERY = 0.0\n"  # every run is a long one
    )
    (tmp_path / "a.jsonl").write_bytes(lines(200))
    env = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    out, shown, code = on_terminal(verb, "a.jsonl", cwd=tmp_path, PYTHONPATH=env)
    assert code == 0 and out and b"articles, " in shown
    said = {"dedup": b"200 articles, 1 story: 1 kept", "quantities": b"percent 200", "claims": b" claim"}
    assert said[verb] in shown.rpartition(b"MB/s")[2]


SUMMARIES = {
    "clean": "4 articles, 1 failed, 3 removals: ad 3",
    "dedup": "3 articles, 1 story, 1 independent origin: 1 kept (0 updates); 2 copies dropped; 1 failed",
    "quantities": "9 quantities: percent 3, date 6; 1 failed",
}


def parts_of(summary):
    return sorted(summary.replace(";", ",").replace(":", ",").split(", "))


@pytest.mark.parametrize("verb", list(SUMMARIES))
def test_summaries_without_a_terminal(tmp_path, verb):
    data = lines(3) + b'{"text": 4}\n'
    done = subprocess.run([*COMMAND, verb, "--summary"], input=data, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 1
    said = [line.removeprefix("newsclean: ") for line in done.stderr.decode().splitlines()]
    assert parts_of(SUMMARIES[verb]) in map(parts_of, said)
