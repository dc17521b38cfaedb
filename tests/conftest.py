"""What the tests share: where things lie, and the real scrapes when they are there."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

# derandomised: a run says what the change does; `pytest --hypothesis-profile=search` looks for new counterexamples
settings.register_profile(
    "ci", deadline=None, max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", deadline=None, max_examples=2000, suppress_health_check=list(HealthCheck))
settings.load_profile("ci")


def shared(path: str) -> Path:
    """A file of the labelled data; the test is skipped where the data is not there."""
    found = SHARED / path
    if not found.exists():
        pytest.skip(f"{path} lies beside the checkout, and is not there")
    return found


def rows(path: str) -> list[dict[str, Any]]:
    with gzip.open(shared(path), "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
