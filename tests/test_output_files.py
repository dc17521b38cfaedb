"""Files that are written with -o: their permissions, their names, and what killed runs leave beside them."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from test_cli import out, run

from newsclean.core.storage import UNFINISHED
from newsclean.errors import InputError
from newsclean.io.files import check_output, open_output

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes and locks of POSIX")


def left(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.endswith(UNFINISHED)]


@posix
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o640, 0o666])
def test_a_file_that_is_there_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    target = tmp_path / "out.txt"
    target.write_text("old")
    target.chmod(mode)
    with open_output(str(target)) as stream:
        stream.write(b"new")
        [beside] = left(tmp_path)
        assert stat.S_IMODE((tmp_path / beside).stat().st_mode) & ~mode == 0  # nor can others read it meanwhile
    assert (target.read_text(), stat.S_IMODE(target.stat().st_mode)) == ("new", mode)


@posix
def test_a_new_file_has_the_mode_that_the_user_asks_of_new_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        with open_output(str(tmp_path / "out.txt")) as stream:
            stream.write(b"new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "out.txt").stat().st_mode) == 0o640


@pytest.mark.parametrize("name", ["a" * 251 + ".txt", "é" * 125 + ".txt", "長" * 83 + ".txt"], ids=len)
def test_the_longest_names_can_be_written(tmp_path: Path, name: str) -> None:
    out("clean", "-o", name, data="It rained in the hills.", cwd=tmp_path)
    assert (tmp_path / name).read_text() == "It rained in the hills.\n"
    assert left(tmp_path) == []


@posix
def test_what_a_dead_run_left_is_swept_and_what_a_run_writes_is_not(tmp_path: Path) -> None:
    target, other = tmp_path / "out.txt", tmp_path / "out.txt.gz"
    subprocess.run([sys.executable, "-c", DYING, str(target)], check=False)
    assert len(left(tmp_path)) == 1
    with open_output(str(other)):
        assert len(left(tmp_path)) == 2  # of another file
    with open_output(str(target)) as one:
        one.write(b"one")
        with open_output(str(target)) as two:  # both write, the last one wins
            two.write(b"two")
            assert len(left(tmp_path)) == 2
        assert target.read_bytes() == b"two"
    assert (target.read_bytes(), left(tmp_path)) == (b"one", [])


DYING = """
import os, sys
from pathlib import Path
from newsclean.core.storage import replacing
block = replacing(Path(sys.argv[1]))
block.__enter__().write(b"half")
os._exit(1)
"""


@pytest.mark.parametrize("fault", [KeyboardInterrupt, OSError, SystemExit])
def test_a_failure_leaves_the_old_file_alone(tmp_path: Path, fault: type[BaseException]) -> None:
    target = tmp_path / "out.txt"
    target.write_text("old")
    with pytest.raises(fault), open_output(str(target)) as stream:
        stream.write(b"half")
        raise fault
    assert (target.read_text(), left(tmp_path)) == ("old", [])


@posix
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_run_that_is_asked_to_end_leaves_nothing_behind(tmp_path: Path, name: str) -> None:
    command = [sys.executable, "-m", "newsclean", "clean", "--from", "jsonl", "-o", "out.jsonl"]
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin and process.stderr
        process.stdin.write(b'{"id": 1, "text": "It rained."}\n' * 5)
        process.stdin.flush()
        while not left(tmp_path):  # it writes, and waits for more
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(getattr(signal, name))
        assert process.wait() == {"SIGTERM": 143, "SIGHUP": 129, "SIGINT": 130}[name]
        assert b"Traceback" not in process.stderr.read()
    assert list(tmp_path.iterdir()) == []


@posix
def test_an_interrupt_while_a_class_is_made_has_the_same_exit_code(tmp_path: Path) -> None:
    # a dataclass is made by `exec` of a text; Python then ends the process by the signal: -2 instead of 130
    cleaner = "def own(document):\n    exec('import signal; signal.raise_signal(signal.SIGINT)')\n"
    (tmp_path / "own.py").write_text(cleaner)
    command = [sys.executable, "-m", "newsclean", "clean", "--with", "own.py:own", "--from", "text"]
    ran = subprocess.run(command, cwd=tmp_path, input=b"It rained.\n", capture_output=True, check=False)
    assert (ran.returncode, ran.stdout) == (130, b"")
    assert b"newsclean: interrupted" in ran.stderr


@posix
@pytest.mark.parametrize("name", ["loop", "loop/out.jsonl"])
def test_links_that_lead_to_one_another_are_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(InputError, match=r"cannot write .*loop.*; name a file in another folder"):
        check_output(str(tmp_path / name))


@posix
def test_a_folder_that_is_gone_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    with pytest.raises(InputError, match=r"cannot write out: No such file or directory; name a file"):
        check_output("out")


@pytest.mark.parametrize(
    ("verb", "name", "begins"),
    [
        # The name says what is written, for people to read, too.
        ("clean", "a.txt", "Rain fell in Orrin"),
        ("clean", "a.md", "# Rain"),
        ("claims --singles", "a.TXT", "SINGLE"),
        ("claims --singles", "a.md", "## Rain fell"),
        ("stories", "a.txt", "Rain\n  2024-05-17"),
        # A verb that has no such format writes records, as under any other name.
        ("stories", "a.md", '{"id"'),
        ("dedup", "a.txt", '{"id"'),
        ("claims", "a.out", '{"claim"'),
        # So does one that is asked for fields of them, or for another format.
        ("clean --fields id", "a.txt", '{"id": 1}'),
        ("claims --to jsonl", "a.txt", '{"claim"'),
        ("stories --mark", "a.txt", '{"id"'),
    ],
)
def test_text_and_markdown_are_written_by_name(tmp_path: Path, verb: str, name: str, begins: str) -> None:
    record = {"id": 1, "title": "Rain", "date": "2024-05-17", "text": "Rain fell in Orrin on 3 May 2024, 20 mm of it."}
    run(*verb.split(), "-o", str(tmp_path / name), data=json.dumps(record))
    assert (tmp_path / name).read_text().startswith(begins)
