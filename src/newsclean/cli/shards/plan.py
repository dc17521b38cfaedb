"""What decides about a sharded output: the verb, its options, its rules, and its input."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, fields
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsclean._version import __version__
from newsclean.io.items import STDIN
from newsclean.io.shards.manifest import FORMAT, ShardPlan

if TYPE_CHECKING:
    from newsclean.cli.runs.runner import RunOptions

SHARD_SIZE = 10_000  # articles: some 30 MB, and less than a minute of work of one process
# What has no part in the result: where it runs, what is said of it, and what stands in the plan under a name of its own
_ELSEWHERE = {"files", "output", "jobs", "summary", "counts", "shard_size", "ray_address"}


def shard_plan(verb: str, options: RunOptions) -> ShardPlan:
    """The plan of a run. Two runs with equal plans write equal shards of equal articles."""
    kept = {one.name: getattr(options, one.name) for one in fields(options) if one.name not in _ELSEWHERE}
    settings = {name: _plain(value) for name, value in kept.items()}
    cleaning = kept.get("cleaning")
    if cleaning is not None:
        settings["rules"] = {name: _digest(name) for name in cleaning.files()}
    inputs = {path: _size(path) for path in options.files or (STDIN,)}
    return ShardPlan(FORMAT, __version__, verb, options.shard_size or SHARD_SIZE, settings, inputs)


def _plain(value: Any) -> Any:
    """A value as a JSON file gives it back; a function by its name."""
    whole = asdict(value) if hasattr(value, "__dataclass_fields__") else value
    return json.loads(json.dumps(whole, default=lambda one: getattr(one, "__qualname__", str(one))))


def _digest(path: str) -> str:
    return sha256(Path(path).read_bytes()).hexdigest()


def _size(path: str) -> int | None:
    """The bytes of a file, or of all files in a folder."""
    if os.path.isdir(path):  # noqa: PTH112 - 50,000 times
        return sum(os.path.getsize(os.path.join(root, name)) for root, _, names in os.walk(path) for name in names)  # noqa: PTH118, PTH202
    return os.path.getsize(path) if os.path.isfile(path) else None  # noqa: PTH113, PTH202
