"""What is the same of two figures and what is not, in words that a reader follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.claims.options import READING
from newsclean.claims.output.output_options import SUMMARY
from newsclean.temporal import intervals as periods
from newsclean.text.word_keys import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsclean.claims.figures.context import FigureContext

WAYS = {1: "up", -1: "down"}


def comparison_reasons(one: FigureContext, other: FigureContext, *, alike: bool, can: bool = True) -> tuple[str, ...]:
    """Value, time, names and words of two contexts, as the first one prints them; `can`: whether units compare at all.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [one] = target_contexts("Japan's exports rose to $5bn in 2023.", None, None)
    >>> [other] = target_contexts("Exports of Japan hit $6bn in 2024.", None, None)
    >>> for line in comparison_reasons(one, other, alike=False):
    ...     print(line)
    value: $5bn, not $6bn
    time: 2023, not 2024
    names in common: Japan
    words in common: exports
    """
    shared = one.words.keys() & other.words.keys()
    closest = sorted(
        shared, key=lambda key: (-one.words[key].weight / (READING.half_distance + one.words[key].distance), key)
    )
    printed = _printed(one)
    names = _listed(printed[key] for key in closest if key in one.names and key in other.names and key in printed)
    words = _listed(printed[key] for key in closest if not one.words[key].name and key in printed)
    lines = (f"names in common: {names}", f"words in common: {words}")
    return (_value(one, other, alike=alike, can=can), _time(one, other), *lines)


def _value(one: FigureContext, other: FigureContext, *, alike: bool, can: bool) -> str:
    a, b = (q.text + (f" per {q.per}" if q.per else "") for q in (one.quantity, other.quantity))
    if one.quantity.kind == other.quantity.kind == "date":  # a year of an event is its own value
        alike = periods.relation(one.quantity.when, other.quantity.when) in ("equal", "within")
    if alike:
        return f"value: {a} in both" if a == b else f"value: {a} agrees with {b}"
    if one.direction * other.direction < 0:
        return f"value: {a} {WAYS[one.direction]}, not {b} {WAYS[other.direction]}"
    if a == b and one.quantity.modifier and other.quantity.modifier:  # one more than it, one less
        a, b = f"{one.quantity.modifier} {a}", f"{other.quantity.modifier} {b}"
    return f"value: {a}, not {b}" if can else f"value: {a} and {b} do not compare"


def _time(one: FigureContext, other: FigureContext) -> str:
    a, b = one.time.when, other.time.when
    if a is None or b is None:
        known = a or b
        return f"time: {known} in one, not said in the other" if known else "time: not said"
    how = periods.relation(a, b)
    if how == "equal":
        return f"time: {a} in both"
    return f"time: {a}, not {b}" if how == "apart" else f"time: {a} and {b}, one within the other"


def _listed(words: Iterable[str]) -> str:
    return ", ".join(list(words)[: SUMMARY.words]) or "none"


def _printed(one: FigureContext) -> dict[str, str]:
    """The words of a context as its sentence prints them, by key."""
    q = one.quantity
    first, last = max(0, q.start - READING.window), q.end + READING.window
    out: dict[str, str] = {}
    for token in tokens(one.text, [(q.start, q.end)], first, last):
        out.setdefault(token.key, one.text[token.start : token.end].removesuffix("'s").removesuffix("’s"))
    return out
