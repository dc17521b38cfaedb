"""The figures of a sentence that are to be compared, and identifiers that are not quantities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.claims.extract.coreference import resolve_temporal_anaphora
from newsclean.claims.extract.sentence import KINDS, Sentence
from newsclean.claims.figures.context import FigureContext, read_context
from newsclean.core.lazy_regex import lazy
from newsclean.quantity.model import Quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 40  # figures of one text that are compared: a sentence with more is a table
REST = lazy(r"[^\W_]*(?:[.:/-][^\W_]+)*")  # what belongs to an identifier: "9:24", "F-35", "10-277"

Span = tuple[int, int]


def target_contexts(text: str, span: Span | None, date: str | None, lang: str = "en") -> list[FigureContext]:
    """The contexts of the figure at a span, or of all figures that a sentence claims.

    A span that meets no quantity names an identifier, if it holds a letter or a digit: the bill of "Bill 62", the hour
    of "9:24 p.m.". Two of them are the same when they are written alike and the words round them agree, and never in
    conflict.

    >>> text = "Voters passed Amendment 64 by 10%."
    >>> [(found.quantity.text, found.quantity.kind) for found in target_contexts(text, (24, 26), None)]
    [('64', 'identifier')]
    >>> [found.quantity.text for found in target_contexts(text, None, None)], target_contexts("Rain.", (9, 9), None)
    (['10%'], [])
    """
    from newsclean.quantity.scan.scanner import find_quantities

    found = resolve_temporal_anaphora(text, find_quantities(text, date=date))
    if span is None:
        return _contexts(text, found, [at for at, q in enumerate(found) if q.kind in KINDS][:MOST], lang)
    at = _over(found, span)
    if at is None:
        return _identifier(text, found, span)
    return _contexts(text, found, [at], lang)


def _contexts(text: str, found: list[Quantity], chosen: Sequence[int], lang: str = "en") -> list[FigureContext]:
    sentence = Sentence("text", 0, text, found, lang=lang)
    return [read_context(sentence, at) for at in chosen]


def _over(found: Sequence[Quantity], span: Span) -> int | None:
    """The quantity that a span covers most of, the first of equals."""
    over = [(min(q.end, span[1]) - max(q.start, span[0]), -at) for at, q in enumerate(found)]
    best = max(over, default=(0, 0))
    return -best[1] if best[0] > 0 else None


def _identifier(text: str, found: list[Quantity], span: Span) -> list[FigureContext]:
    start, end = max(0, span[0]), min(len(text), span[1])
    start, end = start + len(text[start:end]) - len(text[start:end].lstrip()), start + len(text[start:end].rstrip())
    if start >= end or not any(letter.isalnum() for letter in text[start:end]):
        return []
    rest = REST.match(text, end)
    end = rest.end() if rest and text[end - 1].isalnum() else end
    name = text[start:end]
    added = Quantity(start, end, name, "identifier", read=name.casefold())
    before = [q for q in found if q.end <= start]
    return _contexts(text, [*before, added, *(q for q in found if q.start >= end)], [len(before)])
