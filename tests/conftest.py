"""What the tests share: where things lie, and the real scrapes when they are there."""

from __future__ import annotations

import gc
import os
import re
import signal
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from growth import linear_in_calls, linear_in_time
from hypothesis import HealthCheck, settings

# A run in the background (`&`, nohup) ignores these, its children would, too, and the tests about them wait for ever.
for name, handler in {"SIGINT": signal.default_int_handler, "SIGHUP": signal.SIG_DFL}.items():
    if hasattr(signal, name) and signal.getsignal(getattr(signal, name)) is signal.SIG_IGN:
        signal.signal(getattr(signal, name), handler)

# Whatever the environment says, what was compiled is kept: else each process of a test compiles all that it imports.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

gc.disable()  # until all tests are collected: ten thousand of them make no garbage, and are walked again and again

collect_ignore = ["recipes"]  # scripts that test_recipes.py runs, each in a process of its own
ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

# derandomised: a run says what the change does; `pytest --hypothesis-profile=search` looks for new counterexamples
settings.register_profile(
    "ci", deadline=None, max_examples=30, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", deadline=None, max_examples=2000, suppress_health_check=list(HealthCheck))
settings.load_profile("ci")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out the module that needs Playwright where the mark is not asked for, and the extra is not installed."""
    asked = re.search(r"(?<!not )\bbrowser\b", config.option.markexpr)
    is_it = collection_path.name == "test_report_browser.py"
    return True if is_it and not asked and find_spec("playwright") is None else None


def pytest_collection_finish() -> None:
    """What was collected stays to the end: the collector need not look at it."""
    gc.freeze()
    gc.enable()


@pytest.fixture(autouse=True)
def undisturbed_clock(request: pytest.FixtureRequest) -> Iterator[None]:
    """Tests that compare times run without the collector: late in a run it walks a heap of many tests for a second."""
    if request.node.get_closest_marker("benchmark"):
        gc.collect()
        gc.disable()
    yield
    gc.enable()


@pytest.fixture(params=["calls", pytest.param("time", marks=pytest.mark.benchmark)])
def linear(request: pytest.FixtureRequest) -> Callable[..., None]:
    """linear(work, size, times): work grows as its input. Calls are counted always, time is taken in a benchmark."""
    return linear_in_calls if request.param == "calls" else linear_in_time
