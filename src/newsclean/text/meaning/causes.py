"""What statements give as the cause of an event, by kind: arson and an electrical fault exclude each other."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from newsclean.data import data_table
from newsclean.text.synonyms import statement_word

LONGEST = 2_000  # characters of a text that are read, as of all statements
GENERAL = -1  # an event named by a general word, "the accident"


class Cause(NamedTuple):
    """A cause by its kind, and of which events it is said."""

    kind: str
    events: frozenset[int]


class _Patterns(NamedTuple):
    given: re.Pattern[str]
    open: re.Pattern[str]
    kinds: dict[str, re.Pattern[str]]
    events: list[re.Pattern[str]]
    general: re.Pattern[str]


def causes_differ(one: str, other: str) -> bool:
    """Whether two texts give one event causes of two kinds.

    >>> fault, arson, fog = ("An electrical fault caused the fire.", "The fire was arson.", "Fog caused the collision.")
    >>> causes_differ(fault, arson), causes_differ(fault, fog), causes_differ(fault, "The blaze had a cause.")
    (True, False, False)
    """
    a, b = cause_of(one), cause_of(other)
    if a is None or b is None or a.kind == b.kind:
        return False
    return bool(a.events & b.events) or GENERAL in a.events | b.events


@cache
def cause_keys() -> frozenset[str]:
    """The keys of words of which each statement in English that gives a cause has one.

    >>> "arson" in cause_keys(), "fire" in cause_keys()
    (True, False)
    """
    words = map(statement_word, data_table("claims/causes.toml")["cues"]["words"].split())
    return frozenset(word.key for word in words if word is not None)


@lru_cache(maxsize=1 << 12)
def cause_of(text: str) -> Cause | None:
    """The cause that a text gives; None where it gives none, doubts or denies it, or gives several.

    >>> cause_of("Arson was the cause of the fire.").kind, cause_of("It may have been arson.")
    ('deliberate', None)
    """
    lower, patterns = text[:LONGEST].lower(), _patterns()
    if patterns.given.search(lower) is None or patterns.open.search(lower) is not None:
        return None
    kinds = [kind for kind, pattern in patterns.kinds.items() if pattern.search(lower)]
    if len(kinds) != 1:
        return None
    rest = patterns.kinds[kinds[0]].sub(" ", lower)
    events = {at for at, pattern in enumerate(patterns.events) if pattern.search(rest)}
    events |= {GENERAL} if patterns.general.search(rest) else set()
    return Cause(kinds[0], frozenset(events)) if events else None


@cache
def _patterns() -> _Patterns:
    data = data_table("claims/causes.toml")
    cues, kinds = data["cues"], data["kinds"]
    return _Patterns(
        _words(cues["given"]), _words(cues["open"]), {kind: _words(kinds[kind]) for kind in kinds},
        [_words(line) for line in cues["events"]], _words(cues["general"]),
    )  # fmt: skip


def _words(pattern: str) -> re.Pattern[str]:
    """Whole words, or signs of a script without spaces."""
    return re.compile(rf"(?:\b|(?<=[^\x00-\u2fff]))(?:{pattern})(?:\b|(?=[^\x00-\u2fff]))")
