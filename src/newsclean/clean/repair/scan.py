"""One pass over a text for all cleaners of the repair stage: most texts provably need none of them.

Each cleaner that has `triggers` gives RE2 patterns for anything it may change. RE2 searches for all of them at once,
at 500 MB/s; the cleaners' own checks, one after the other, run at 60. Importing and compiling take 10 ms, so the first
texts do without: it pays off after `AFTER` characters.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from newsclean.core.linear_regex import SCAN_MEMORY, compile_linear

if TYPE_CHECKING:
    from newsclean.clean.labels import Cleaner

AFTER = 100_000  # characters; the checks take 1.5 ms for them, and a run of twice as many is faster with RE2
BEYOND_ASCII = r"\x{80}-\x{10ffff}"  # in a class: all letters and digits there, and more, so a trigger misses none
Triggers = tuple[str, ...] | Callable[[], tuple[str, ...]]


class RepairScan:
    """Decides, text after text, which cleaners may have something to do.

    >>> from newsclean.clean.repair.characters import spaces
    >>> from newsclean.clean.repair.glue import glue
    >>> scan = RepairScan([spaces(), glue()], after=0)
    >>> [scan.finds_nothing(text) for text in ("Plain news.", "Plain  news.", "It rained.Then it stopped.")]
    [True, False, False]
    >>> [len(scan.cleaners_for(text)) for text in ("Plain news.", "Plain  news.", "Two  gaps.Then none.")]
    [0, 1, 2]
    """

    def __init__(self, cleaners: Sequence[Cleaner], *also: str, after: int = AFTER) -> None:
        self._cleaners = cleaners
        self._also = also
        self._wait = after
        self._any: Callable[[bytes], Any] | None = None  # `search` of one pattern for all cleaners
        self._each: dict[Triggers, Callable[[bytes], Any]] = {}

    def finds_nothing(self, text: str) -> bool:
        """Is it certain that no cleaner has anything to do, and that none of the patterns `also` matches?"""
        if self._any is None:
            self._wait -= len(text)
            if self._wait >= 0:
                return False
            self._compile()
        data = _utf8(text)
        return data is not None and self._any is not None and not self._any(data)

    def cleaners_for(self, text: str, *, some: bool = False) -> Sequence[Cleaner]:
        """The cleaners that may have something to do; `some` says that it is known of one of them."""
        data = _utf8(text) if self._each else None
        if data is None:
            return self._cleaners
        if not some and self._any is not None and not self._any(data):
            return []  # as after the first repairs: one search for all of them
        triggered = {triggers for triggers, search in self._each.items() if search(data)}
        untriggered = self._each.keys() - triggered
        return [cleaner for cleaner in self._cleaners if getattr(cleaner, "triggers", None) not in untriggered]

    def _compile(self) -> None:
        given = dict.fromkeys(getattr(cleaner, "triggers", None) for cleaner in self._cleaners)
        patterns = {
            triggers: "|".join(triggers() if callable(triggers) else triggers) for triggers in given if triggers
        }
        compiled = partial(compile_linear, memory=SCAN_MEMORY)
        self._each = {triggers: compiled(pattern).search for triggers, pattern in patterns.items()}
        # a cleaner without triggers may always act, as the empty pattern always matches
        whole = "" if None in given else "|".join([*patterns.values(), *self._also])
        self._any = compiled(whole).search


def _utf8(text: str) -> bytes | None:
    try:
        return text.encode()
    except UnicodeEncodeError:  # lone surrogates
        return None
