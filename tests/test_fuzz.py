"""The short run of the fuzz targets; the long one is `python -m tests.fuzz TARGET --minutes 10`."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import strategies as st
from tests.fuzz import TARGETS
from tests.fuzz import target as fuzz_target
from tests.fuzz.target import Target, place_of

from newsclean.errors import RecordError

FEW, MANY = 25, 80  # inputs: all targets take less than two minutes
SLOW = ("claims", "check", "copies", "index", "report")  # each input is a corpus


@pytest.mark.fuzz
@pytest.mark.parametrize("name", TARGETS)
def test_nothing_is_found_in_a_short_search(name):
    target = TARGETS[name]
    target.search(FEW if name in SLOW else MANY, chance=1)
    assert target.runs > target.refused  # not all of it is refused


def test_a_search_finds_what_breaks_and_makes_it_small():
    def check(value):
        if value > 1000:
            raise KeyError(value)

    target = Target("number", lambda: st.integers(0, 1 << 20), check)
    with pytest.raises(KeyError) as found:
        target.search(200, chance=1)
    assert found.value.args == (1001,)
    target.failures[place_of(found.value)] = "known"
    target.search(200, chance=2)


def test_a_documented_error_is_no_failure_but_one_of_several_lines_is():
    def refuse(value):
        raise RecordError("no\ntext" if value else "no text")

    Target("refused", lambda: st.just(False), refuse).search(5, chance=1)
    with pytest.raises(AssertionError, match="several lines"):
        Target("refused", lambda: st.just(True), refuse).search(5, chance=1)


@pytest.mark.parametrize("error", [KeyError, RecordError, KeyboardInterrupt])
def test_no_timer_is_left_that_ends_the_process_later(monkeypatch, error):
    """The timer that prints a hang ends the process: after an input that fails it must not run on."""
    running = []
    monkeypatch.setattr(fuzz_target.faulthandler, "dump_traceback_later", lambda *_, **__: running.append(1))
    monkeypatch.setattr(fuzz_target.faulthandler, "cancel_dump_traceback_later", running.clear)

    def check(_value):
        assert running
        raise error("no")

    with suppress(error):
        Target("failing", st.none, check)(None)
    assert not running
