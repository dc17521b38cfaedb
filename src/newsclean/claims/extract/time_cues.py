"""How a time hangs in its sentence: a figure's own, one it is held against, a beginning, or none of its business."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from newsclean.core.lazy_regex import lazy

REACH = 60  # characters before a time that are read
# A word of each pattern: most times have none before them, and no pattern is tried.
GATE = lazy(
    r"(?i)since|seit|until|till|bis |than|above|below|exceed|compar|against|vers|vs|relative|beat|gegenüber|als |vergl"
    r"| (?:on|over|from) | what | for | by |, as |due|matur|expir|able "
    r"|slip|slid|delay|postpon|deferr|put |push|moved|brought|adjourn"
)


@lru_cache(maxsize=64)  # the figures of a sentence share its times
def tie(text: str, at: int) -> str | None:
    """What the words before a time at a place make of it: aside, value, base, since or far; None: it is a figure's own.

    >>> tie("It fell by 40 since 2015.", 20), tie("It was 5% higher than in 2022.", 25), tie("It cost $5 in 2022.", 14)
    ('since', 'base', None)
    """
    first = max(0, at - REACH)
    if not GATE.search(text, first, at):
        return None
    for effect, ends, then in ties():
        if ends.search(text, first, at) and (then is None or then.match(text, at)):
            return effect
    return None


@cache
def ties() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]:
    """The table, in order: effects, what stands before a time, and how that begins where it matters."""
    data = rows()
    return tuple(
        (
            row["effect"],
            re.compile(row["ends"].replace("{fill}", data["fill"]), re.IGNORECASE),
            re.compile(row["then"], re.IGNORECASE) if "then" in row else None,
        )
        for row in data["tie"]
    )


def rows() -> dict[str, Any]:
    """The table as it is written, with the examples of each row."""
    text = resources.files("newsclean.data").joinpath("claims/ties.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
