"""Ordinals and ranks: "the third", "the second-largest", and what only looks like one."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.units.counted_noun import counted_noun
from newsclean.quantity.units.unit_lookup import Amount

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan


_EST = lazy(r"[ -](?:most|least|best|worst|[a-z]{3,12}est)(?![^\W_])")
_SKIP_ORDINAL = frozenset(["lady", "aid", "name", "names", "hand", "minister"])


def add_ordinal(scan: TextScan, start: int, end: int, value: Decimal, words: list[str] | None = None) -> int:
    """Add an ordinal, or a rank when a superlative follows."""
    words = scan.back(start) if words is None else words
    if value == 2 and _is_moment(scan, start, end, words):
        return end
    follow = scan.text[end : end + 16].lstrip(" -").split(" ", 1)[0]
    if (follow in _SKIP_ORDINAL and value == 1) or _is_place(follow.rstrip(".,;:)"), scan):
        return end
    match = _EST.match(scan.text, end)
    amount = Amount(start, match.end() if match else end, value, "ordinal", kind="rank" if match else "ordinal")
    return scan.emit(amount, words)


def _is_place(word: str, scan: TextScan) -> bool:
    """Whether numbers name what follows: "42nd Street", "il 5° reggimento", "76-я дивизия"."""
    return word in scan.lang.sets["places"] or word.lower() in scan.lang.sets["places"]


def _is_moment(scan: TextScan, start: int, end: int, words: list[str]) -> bool:
    """ "for a second", "a split second", "feet per second": the unit of time, and no order."""
    last = [word.lower() for word in words[-2:]]
    if last[-1:] in (["split"], ["per"]):
        return True
    return (
        last == ["for", "a"]
        and counted_noun(scan.text, Amount(start, end, Decimal(2), kind="ordinal"), scan.lang) is None
    )
