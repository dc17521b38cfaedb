"""Killed at any step to the disk, and run again: the same as a run that nobody disturbed."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from test_cli import jsonl, run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL, no fork")
TOWNS = ("Arnmoor", "Belcastre", "Corvik", "Dunwether")
OLD = [
    {
        "id": f"old{at}",
        "date": f"2024-03-0{at + 1}",
        "source": f"paper{at}.example",
        "text": f"The harbour of {town} took in 1{at}4 ships in February, the port office said on Friday.\n\n"
        f"Fish worth ${at + 3} million went through the market hall of {town} in the same month.",
    }
    for at, town in enumerate(TOWNS)
]
NEW = [
    {**OLD[1], "id": "copy", "source": "wire.example"},
    {"id": "other", "date": "2024-03-09", "source": "paper9.example",
     "text": "The harbour of Arnmoor took in 204 ships in February, its owner said on Saturday."},
    {"id": "bad"},
    {"id": "bridge", "date": "2024-03-10",
     "text": "A bridge over the Lome cost $84 million, the council said.\n\nAdvertisement"},
]  # fmt: skip


@pytest.fixture
def start(tmp_path: Path) -> Path:
    """A folder with inputs, indexes that hold something already, and outputs of yesterday."""
    folder = tmp_path / "start"
    folder.mkdir()
    (folder / "old.jsonl").write_text(jsonl(*OLD))
    (folder / "in.jsonl").write_text(jsonl(*NEW))
    for name in ("out.jsonl", "ledger.jsonl"):
        (folder / name).write_text('{"of": "yesterday"}\n')
    for verb in ("dedup", "claims"):
        run(verb, "--index", verb, "old.jsonl", cwd=folder, data="")
    return folder


def killed(start: Path, *args: str) -> dict[str, Any]:
    program = Path(__file__).with_name("killer.py")
    done = subprocess.run([sys.executable, str(program), str(start), *args], capture_output=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(
    "args",
    [
        ["dedup", "--index", "dedup", "-o", "out.jsonl", "--summary", "in.jsonl"],
        pytest.param(["dedup", "--index", "fresh", "--mark", "-o", "out.jsonl", "in.jsonl"], marks=pytest.mark.fuzz),
        pytest.param(
            ["claims", "--index", "claims", "-o", "out.jsonl", "--summary", "in.jsonl"], marks=pytest.mark.fuzz
        ),
        pytest.param(["claims", "--index", "fresh", "-o", "out.jsonl", "in.jsonl"], marks=pytest.mark.fuzz),
        ["clean", "-o", "out.jsonl", "in.jsonl"],
        ["clean", "--ledger", "ledger.jsonl", "-o", "out.jsonl", "in.jsonl"],
        pytest.param(["report", "-o", "out.jsonl", "in.jsonl"], marks=pytest.mark.fuzz),
    ],
    ids=lambda args: " ".join(args[:3]),
)
def test_killed_at_any_step_and_run_again_it_gives_the_same(start: Path, args: list[str]) -> None:
    found = killed(start, *args)
    whole, tries = found["whole"], found["tries"]
    assert len(whole["out.jsonl"]) > 100
    assert [one["killed"] for one in tries[:-1]] == [-signal.SIGKILL] * (len(tries) - 1)
    assert len(tries) > 3 and tries[-1]["killed"] == found["code"]
    outputs = [name for name in whole if name in ("out.jsonl", "ledger.jsonl")]
    for one in tries:
        assert one["again"] == found["code"]
        assert one["held"].keys() == whole.keys()  # nothing is left over
        for name in outputs:
            assert one["between"].get(name) in ('{"of": "yesterday"}\n', whole[name])  # never half of it
            assert one["held"][name] == whole[name]


def test_killed_at_any_step_a_run_goes_on_with_its_shards(start: Path) -> None:
    found = killed(start, "clean", "--shard-size", "2", "-o", "shards/", "in.jsonl")
    whole, tries = found["whole"], found["tries"]
    parts = [name for name in whole if name.startswith("shards/part-")]
    assert len(parts) == 2 and [one["killed"] for one in tries[:-1]] == [-signal.SIGKILL] * (len(tries) - 1)
    assert len(tries) > 15 and tries[-1]["killed"] == found["code"]
    for one in tries:
        assert one["again"] == found["code"] and one["held"] == whole
        assert all(one["between"][name] == whole[name] for name in parts if name in one["between"])


@pytest.mark.fuzz
def test_killed_at_random_moments_real_runs_end_as_an_unbroken_one() -> None:
    """`python -m tests.kill_table 40` is the long run."""
    from kill_table import COMMANDS, table

    rows = dict(table(4, seed=11))
    assert rows.keys() == COMMANDS.keys()
    assert {shown: row.unlike for shown, row in rows.items() if row.unlike} == {}
    assert sum(row.killed for row in rows.values()) > 5
    assert all(row.lost <= 1 for row in rows.values())
