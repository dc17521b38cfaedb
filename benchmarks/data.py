"""The labelled data beside the checkout, and its scorer. Nothing of it is part of the project."""

from __future__ import annotations

import gzip
import importlib.util
import json
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
EVAL = SHARED / "eval"
SEEDS = SHARED / "seeds"


def there() -> bool:
    """Is the labelled data there?"""
    return EVAL.is_dir() and SEEDS.is_dir()


@cache
def rows(path: str) -> list[dict[str, Any]]:
    """The rows of a gzipped JSON Lines file."""
    with gzip.open(EVAL / path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@cache
def scorer(name: str = "score") -> Any:
    """A scorer that comes with the data: score, score_quantities, score_claims."""
    spec = importlib.util.spec_from_file_location(name, EVAL / f"{name}.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(EVAL / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scrapes() -> dict[str, str]:
    """The five real scrapes: file name to text."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("0*.txt"))}


def verdicts(folder: Path) -> list[dict[str, Any]]:
    """The verdict on every line of the scrapes in a folder."""
    found: list[dict[str, Any]] = json.loads((folder / "lines.gold.json").read_text(encoding="utf-8"))
    return found
