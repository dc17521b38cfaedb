"""A fuzz target: what it is given, what must hold of it, and how it is searched."""

from __future__ import annotations

import faulthandler
import random
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import HypothesisException
from hypothesis.strategies import SearchStrategy
from tests.fuzz.variants import Part, reduced, varied

from newsclean.errors import NewscleanError

GUARD = 2.0  # seconds of CPU time for any small input
LOADING = 10.0  # and for the first one, which loads the tables: those of Russian take 2 s
PER_SIZE = 1e-5  # seconds a character: 1 s per 100 kB, against hangs alone; growth itself is counted in test_growth.py
HANG = 120  # seconds without an answer: the stack is printed, and the search ends
NEAR = 20  # variants of each input
ROUND = 100  # inputs between two looks at the clock


class HangError(AssertionError):
    """An input took longer than the guard allows."""


@dataclass
class Target:
    """A strategy for inputs, and what must hold of each: `check` raises for an input that breaks it.

    `refusals` are the documented errors: an input that is refused with one is no failure.
    """

    name: str
    inputs: Callable[[], SearchStrategy[Any]]
    check: Callable[[Any], None]
    part: Part | None = None  # of an input, which cheap variants change
    refusals: tuple[type[BaseException], ...] = (NewscleanError,)
    runs: int = 0
    refused: int = 0
    failures: dict[str, str] = field(default_factory=dict)  # by the place that failed: the smallest input
    drawn: list[Any] = field(default_factory=list)  # inputs that broke nothing

    def __call__(self, value: Any) -> None:
        """Check one input."""
        self.runs += 1
        try:
            with within_time(len(repr(value)), LOADING if self.runs == 1 else GUARD):
                self.check(value)
        except self.refusals as error:
            assert "\n" not in str(error).strip(), f"a message of several lines: {error}"
            self.refused += 1

    def search(self, examples: int, chance: int) -> None:
        """Look for failures among so many inputs. Raises the first that is not known yet, made small."""

        @seed(chance)
        @settings(
            max_examples=examples, deadline=None, database=None, phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck), report_multiple_bugs=False, print_blob=False,
        )  # fmt: skip
        @given(self.inputs())
        def run(value: Any) -> None:
            try:
                self(value)
                self.drawn.append(value)
            except HypothesisException:
                raise
            except BaseException as error:
                if isinstance(error, KeyboardInterrupt) or place_of(error) in self.failures:
                    return
                error.add_note(f"{self.name}: {value!r}")
                raise

        run()

    def search_for(self, seconds: float, chance: int) -> None:
        """Look for failures until the time is over; each kind is kept once, in its smallest form."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            chance += 1
            self.drawn.clear()
            try:
                self.search(ROUND, chance)
            except Exception as error:  # noqa: BLE001 - whatever breaks the promise is what is looked for
                self.failures[place_of(error)] = "".join(traceback.format_exception(error, limit=-6))
            if self.part is not None:
                self.search_near(self.part, random.Random(chance), end)

    def search_near(self, part: Part, dice: random.Random, end: float) -> None:
        """Look for failures among variants of the inputs that were drawn."""
        inputs = [(value, text) for value in self.drawn if (text := part.read(value))]
        for value, text in inputs:
            others = [other for _, other in inputs if type(other) is type(text)]
            for _ in range(NEAR):
                if time.monotonic() > end:
                    return
                variant = varied(text, dice.choice(others), dice)
                made = part.write(value, variant)
                if (place := self.fails(made)) and place not in self.failures:
                    self.failures[place] = self.shown(part.write(made, self.smaller(part, made, place)))

    def smaller(self, part: Part, value: Any, place: str) -> Any:
        """The part of a failing input, as small as it fails in the same place."""
        return reduced(part.read(value), lambda text: self.fails(part.write(value, text)) == place)

    def fails(self, value: Any) -> str | None:
        """The place where an input fails, or None."""
        try:
            self(value)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - a panic of a compiled library, too
            return place_of(error)
        return None

    def shown(self, value: Any) -> str:
        """What an input raises, and the input."""
        try:
            self(value)
        except BaseException as error:  # noqa: BLE001 - it is printed
            error.add_note(f"{self.name}: {value!r}")
            return "".join(traceback.format_exception(error, limit=-6))
        return f"{value!r} failed once, and not again"


@contextmanager
def within_time(size: int, guard: float = GUARD) -> Iterator[None]:
    """Raise HangError when the block takes longer than the guard allows for an input of that size.

    A block that never ends cannot be caught: the process ends with its stack.
    """
    faulthandler.dump_traceback_later(HANG, exit=True)
    try:
        start = time.process_time()
        yield
        taken = time.process_time() - start
    finally:  # else a block that raises leaves the guard behind, which ends the process long after
        faulthandler.cancel_dump_traceback_later()
    if taken > guard + PER_SIZE * size:
        raise HangError(f"{taken:.1f} s for {size:,} characters")


def place_of(error: BaseException) -> str:
    """Where an error was raised: failures at one place are one failure."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(frame.filename).name}:{frame.lineno}"
