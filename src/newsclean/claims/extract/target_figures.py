"""Which figures of a sentence are meant, and identifiers that are no quantities."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.claims.extract.sentence import KINDS, Sentence
from newsclean.claims.extract.temporal_anaphora import referred
from newsclean.claims.figures.context import Side, side
from newsclean.core.lazy_regex import lazy
from newsclean.quantity.model import Quantity
from newsclean.quantity.scan.scanner import find_quantities

MOST = 40  # figures of one text that are compared: a sentence with more is a table
REST = lazy(r"[^\W_]*(?:[.:/-][^\W_]+)*")  # what belongs to an identifier: "9:24", "F-35", "10-277"

Span = tuple[int, int]


def meant(text: str, span: Span | None, date: str | None) -> list[Side]:
    """The sides of the figure at a span, or of all figures that a sentence claims.

    A span that meets no quantity names an identifier, if it holds a letter or a digit: the bill of "Bill 62", the hour
    of "9:24 p.m.". Two of them are the same when they are written alike and the words round them agree, and never in
    conflict.

    >>> [(s.quantity.text, s.quantity.kind) for s in meant("Voters passed Amendment 64 by 10%.", (24, 26), None)]
    [('64', 'identifier')]
    >>> [s.quantity.text for s in meant("Voters passed Amendment 64 by 10%.", None, None)], meant("Rain.", (9, 9), None)
    (['10%'], [])
    """
    found = referred(text, find_quantities(text, date=date))
    if span is None:
        return _sides(text, found, [at for at, q in enumerate(found) if q.kind in KINDS][:MOST])
    at = _over(found, span)
    if at is None:
        return _identifier(text, found, span)
    return _sides(text, found, [at])


def _sides(text: str, found: list[Quantity], chosen: Sequence[int]) -> list[Side]:
    sentence = Sentence("text", 0, text, found)
    return [side(sentence, at) for at in chosen]


def _over(found: Sequence[Quantity], span: Span) -> int | None:
    """The quantity that a span covers most of, the first of equals."""
    over = [(min(q.end, span[1]) - max(q.start, span[0]), -at) for at, q in enumerate(found)]
    best = max(over, default=(0, 0))
    return -best[1] if best[0] > 0 else None


def _identifier(text: str, found: list[Quantity], span: Span) -> list[Side]:
    start, end = max(0, span[0]), min(len(text), span[1])
    start, end = start + len(text[start:end]) - len(text[start:end].lstrip()), start + len(text[start:end].rstrip())
    if start >= end or not any(letter.isalnum() for letter in text[start:end]):
        return []
    rest = REST.match(text, end)
    end = rest.end() if rest and text[end - 1].isalnum() else end
    name = text[start:end]
    added = Quantity(start, end, name, "identifier", read=name.casefold())
    before = [q for q in found if q.end <= start]
    return _sides(text, [*before, added, *(q for q in found if q.start >= end)], [len(before)])
