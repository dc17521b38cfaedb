"""What is the same of two figures and what is not, in words that a reader follows."""

from __future__ import annotations

from collections.abc import Iterable

from newsclean.claims.figures.context import NEAR, WINDOW, Side
from newsclean.temporal import intervals as periods
from newsclean.text.word_keys import tokens

WAYS = {1: "up", -1: "down"}
MOST = 3  # words, and names, that are told


def reasons(one: Side, other: Side, *, alike: bool, can: bool = True) -> tuple[str, ...]:
    """Value, time, names and words of two sides, as the first one prints them; `can` says whether units compare at all.

    >>> from newsclean.claims.extract.target_figures import meant
    >>> [one] = meant("Japan's exports rose to $5bn in 2023.", None, None)
    >>> [other] = meant("Exports of Japan hit $6bn in 2024.", None, None)
    >>> for line in reasons(one, other, alike=False):
    ...     print(line)
    value: $5bn, not $6bn
    time: 2023, not 2024
    names in common: Japan
    words in common: exports
    """
    shared = one.words.keys() & other.words.keys()
    nearest = sorted(shared, key=lambda key: (-one.words[key].weight / (NEAR + one.words[key].distance), key))
    printed = _printed(one)
    names = _listed(printed[key] for key in nearest if key in one.names and key in other.names and key in printed)
    words = _listed(printed[key] for key in nearest if not one.words[key].name and key in printed)
    told = (f"names in common: {names}", f"words in common: {words}")
    return (_value(one, other, alike=alike, can=can), _time(one, other), *told)


def _value(one: Side, other: Side, *, alike: bool, can: bool) -> str:
    a, b = (q.text + (f" per {q.per}" if q.per else "") for q in (one.quantity, other.quantity))
    if alike:
        return f"value: {a} in both" if a == b else f"value: {a} agrees with {b}"
    if one.way * other.way < 0:
        return f"value: {a} {WAYS[one.way]}, not {b} {WAYS[other.way]}"
    return f"value: {a}, not {b}" if can else f"value: {a} and {b} do not compare"


def _time(one: Side, other: Side) -> str:
    a, b = one.bound.when, other.bound.when
    if a is None or b is None:
        known = a or b
        return f"time: {known} in one, not said in the other" if known else "time: not said"
    how = periods.relation(a, b)
    if how == "equal":
        return f"time: {a} in both"
    return f"time: {a}, not {b}" if how == "apart" else f"time: {a} and {b}, one within the other"


def _listed(words: Iterable[str]) -> str:
    return ", ".join(list(words)[:MOST]) or "none"


def _printed(one: Side) -> dict[str, str]:
    """The words of a side as its sentence prints them, by what they are compared by."""
    q = one.quantity
    first, last = max(0, q.start - WINDOW), q.end + WINDOW
    out: dict[str, str] = {}
    for token in tokens(one.text, [(q.start, q.end)], first, last):
        out.setdefault(token.key, one.text[token.start : token.end].removesuffix("'s").removesuffix("’s"))
    return out
