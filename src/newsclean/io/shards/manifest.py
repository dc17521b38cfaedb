"""The manifest of a sharded output: what made it, and each finished shard with its counts and checksum.

_newsclean-progress.jsonl   while the run goes on: what it was given, then a line for each shard that is on the disk
_newsclean-manifest.json    when it is complete: the same as one document

Readers of data sets (Arrow, Spark, newsclean itself) pass over both names.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple

from newsclean.core.json_text import typed
from newsclean.errors import ShardError
from newsclean.io.containers.folders import SHARD_MANIFEST, SHARD_PROGRESS

FORMAT = 1  # increased by hand
SHOWN = 60  # characters of a value in a message


@dataclass(frozen=True, slots=True)
class ShardPlan:
    """What a sharded output is made from: everything that decides about a byte of it."""

    format: int
    version: str  # of newsclean
    verb: str
    shard_size: int  # articles read for each shard
    settings: dict[str, Any]
    inputs: dict[str, int | None]  # the bytes of each file; None for a stream


@dataclass(frozen=True, slots=True)
class Shard:
    """A finished file. `source` is a digest of the articles that it was made from."""

    name: str
    size: int
    sha256: str
    source: str
    articles: int
    written: int
    failed: int
    counts: dict[str, int]


class FoundShards(NamedTuple):
    """What a folder says of its shards; `lines` are the sizes of the lines of the progress, none if it is complete."""

    plan: ShardPlan
    shards: list[Shard]
    lines: list[int]


def read_plan(folder: Path) -> FoundShards | None:
    """The plan and the finished shards in a folder; None if there is neither manifest nor progress.

    Raises ShardError for one that newsclean did not write.
    """
    whole, part = folder / SHARD_MANIFEST, folder / SHARD_PROGRESS
    try:
        if whole.exists():
            body = json.loads(whole.read_bytes())
            return FoundShards(typed(ShardPlan, body["plan"]), [typed(Shard, row) for row in body["shards"]], [])
        lines = part.read_bytes().splitlines(keepends=True) if part.exists() else []
        if lines and not lines[-1].endswith(b"\n"):
            lines.pop()  # the process was killed while it wrote this line
        if not lines:
            return None
        plan, *shards = map(json.loads, lines)
        return FoundShards(typed(ShardPlan, plan), [typed(Shard, row) for row in shards], [*map(len, lines)])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ShardError(f"{whole if whole.exists() else part} is damaged; name a new folder") from error


def plan_line(plan: ShardPlan) -> bytes:
    """The first line of the progress."""
    return _line(asdict(plan))


def shard_line(shard: Shard) -> bytes:
    """The line of a finished shard."""
    return _line(asdict(shard))


def manifest_bytes(plan: ShardPlan, shards: Sequence[Shard]) -> bytes:
    """The manifest of a complete output: nothing of the run that made it, so that equal outputs have equal ones."""
    body = {"plan": asdict(plan), "shards": [asdict(shard) for shard in shards]}
    return json.dumps(body, ensure_ascii=True, indent=1).encode() + b"\n"


def require_plan(folder: Path, had: ShardPlan, asked: ShardPlan) -> None:
    """Raise ShardError when a folder was begun with other settings or another input.

    >>> plan = ShardPlan(1, "1.0", "clean", 100, {"preset": "news"}, {"a.jsonl": 7})
    >>> require_plan(Path("out"), plan, plan)
    >>> require_plan(Path("out"), plan, ShardPlan(1, "1.0", "clean", 100, {"preset": "strict"}, {"a.jsonl": 7}))
    Traceback (most recent call last):
    ...
    newsclean.errors.ShardError: out was begun with preset="news", not "strict"; give that again, or name a new folder
    """
    for name, one, other in _differing(had, asked):
        if name == "inputs":
            raise ShardError(
                f"{folder} was begun from another input ({_inputs(one)}; now {_inputs(other)}); give that again, or "
                "name a new folder"
            )
        raise ShardError(
            f"{folder} was begun with {name}={_shown(one)}, not {_shown(other)}; give that again, or name a new folder"
        )


def _differing(had: ShardPlan, asked: ShardPlan) -> list[tuple[str, Any, Any]]:
    one, other = (json.loads(plan_line(plan)) for plan in (had, asked))
    settings, wanted = one.pop("settings"), other.pop("settings")
    names = ("format", "version", "verb", "shard_size", "inputs")
    found = [(name, one[name], other[name]) for name in names]
    found += [(name, settings.get(name), wanted.get(name)) for name in {**settings, **wanted}]
    return [row for row in found if row[1] != row[2]]


def _inputs(found: dict[str, int | None]) -> str:
    some = [name if size is None else f"{name} of {size:,} bytes" for name, size in found.items()]
    return ", ".join(some[:3]) + (f" and {len(some) - 3:,} more" if len(some) > 3 else "")


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)[:SHOWN]


def _line(body: dict[str, Any]) -> bytes:
    return json.dumps(body, ensure_ascii=True).encode() + b"\n"
