"""Kills real runs at random moments, runs them again, and compares with a run that nobody disturbed.

python -m tests.kill_table 40                        # tries per command; half of the kills come in the last tenth
python -m tests.kill_table 20 "clean -o shards/"     # of these commands only
"""

from __future__ import annotations

import json
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

COMMANDS = {
    "clean -o": ["clean", "-o", "out", "in.jsonl"],
    "clean -o shards/": ["clean", "--shard-size", "10", "-o", "shards/", "in.jsonl"],
    "clean -j 2 -o shards/": ["clean", "-j", "2", "--shard-size", "10", "-o", "shards/", "in.jsonl"],
    "clean --ledger": ["clean", "--ledger", "ledger", "-o", "out", "in.jsonl"],
    "dedup --index": ["dedup", "--index", "dedup", "-o", "out", "in.jsonl"],
    "claims --index": ["claims", "--index", "claims", "--figures", "-o", "out", "in.jsonl"],
    "report -o": ["report", "-o", "out", "in.jsonl"],
}
YESTERDAY = b'{"of": "yesterday"}\n'
TOWNS = ("Arnmoor", "Belcastre", "Corvik", "Dunwether", "Ullmar", "Velmond")


@dataclass
class Row:
    """What came of the tries of one command."""

    killed: int = 0
    ended: int = 0  # before they were killed
    unlike: list[str] = field(default_factory=list)
    lost: int = 0  # shards that were on the disk and were written again, at most


def records(first: int, count: int) -> str:
    """Articles that differ, but for every seventh, which is a copy of the one before."""
    rows = []
    for at in range(first, first + count):
        n = at - (at % 7 == 6)
        town = TOWNS[n % len(TOWNS)]
        text = (
            f"The port of {town} took in {n + 40} ships in May, its office said on Friday.\n\nAdvertisement\n\n"
            f"Fish worth ${n % 50 + 3} million went through the hall of {town} in 2023, {n % 9 + 2} per cent more."
        )
        rows.append(
            json.dumps({"id": f"a{at}", "date": "2024-06-03", "source": f"paper{at % 5}.example", "text": text})
        )
    return "\n".join(rows) + "\n"


def prepared(folder: Path, count: int) -> None:
    """Inputs, indexes that hold something, and outputs of yesterday."""
    (folder / "old.jsonl").write_text(records(0, 10))
    (folder / "in.jsonl").write_text(records(5, count) + '{"id": "bad"}\n')
    for name in ("out", "ledger"):
        (folder / name).write_bytes(YESTERDAY)
    for verb, extra in (("dedup", []), ("claims", ["--figures"])):
        started([verb, "--index", verb, *extra, "old.jsonl"], folder).wait()


def started(args: list[str], folder: Path) -> subprocess.Popen[bytes]:
    """A run in a folder."""
    quiet = subprocess.DEVNULL
    return subprocess.Popen([sys.executable, "-m", "newsclean", *args], cwd=folder, stdout=quiet, stderr=quiet)


def held(folder: Path) -> dict[str, bytes]:
    """The files; of indexes the manifest's names only, as their bytes may hold the number of a try."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    whole = (folder.name, "shards")
    return {str(path.relative_to(folder)): path.read_bytes() if path.parent.name in whole else b"" for path in files}


def shards(folder: Path) -> dict[str, int]:
    """The finished shards, each with the number of its file, which another file of the same name has not."""
    return {path.name: path.stat().st_ino for path in folder.glob("shards/part-*")}


def table(tries: int, count: int = 60, seed: int = 3, only: Sequence[str] = ()) -> Iterator[tuple[str, Row]]:
    """The row of each command, as it comes."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        start = Path(name) / "start"
        start.mkdir()
        prepared(start, count)
        for shown in only or COMMANDS:
            yield shown, tried(start, COMMANDS[shown], tries, chance)


def tried(start: Path, args: list[str], tries: int, chance: random.Random) -> Row:
    """Kill a command again and again."""
    whole = start.with_name("whole")
    shutil.copytree(start, whole)
    began = time.monotonic()
    code = started(args, whole).wait()
    took, want, row = time.monotonic() - began, held(whole), Row()
    shutil.rmtree(whole)
    for at in range(tries):
        share = chance.uniform(0.9, 1.05) if at % 2 else chance.uniform(0, 0.9)
        folder = start.with_name("try")
        shutil.copytree(start, folder)
        run = started(args, folder)
        try:
            run.wait(took * share)
        except subprocess.TimeoutExpired:
            run.kill()
        was_killed = run.wait() == -signal.SIGKILL
        row.killed += was_killed
        row.ended += not was_killed
        before = shards(folder)
        began = time.monotonic()
        row.unlike += [f"{share:.2f}: {why}" for why in faults(folder, args, code, want)]
        if not before:  # a whole run, which takes longer at one time than at another
            took = (2 * took + time.monotonic() - began) / 3
        after = shards(folder)
        row.lost = max(row.lost, sum(after.get(name) != number for name, number in before.items()))
        shutil.rmtree(folder)
    return row


def faults(folder: Path, args: list[str], code: int, want: dict[str, bytes]) -> list[str]:
    """What a killed run left that it may not leave, and what the next run does not mend."""
    between = held(folder)
    found = [f"half of {name}" for name in ("out", "ledger") if between[name] not in (YESTERDAY, want[name])]
    found += [f"half of {name}" for name in between if "shards/part-" in name and between[name] != want[name]]
    if started(args, folder).wait() != code:
        found.append("another exit code")
    after = held(folder)
    kept = [name for name in want if name in ("out", "ledger") or "shards/" in name]
    found += [f"{name} is left over" for name in after.keys() - want.keys() if "/" not in name or "shards/" in name]
    return found + [f"{name} differs" for name in kept if after.get(name) != want[name]]


if __name__ == "__main__":
    for shown, row in table(int(sys.argv[1]) if sys.argv[1:] else 40, only=sys.argv[2:]):
        counts = f"{row.killed:>3} killed {row.ended:>3} ended before {len(row.unlike):>3} unlike {row.lost} lost"
        sys.stdout.write(f"{shown:<22} {counts} {row.unlike}\n")
        sys.stdout.flush()
