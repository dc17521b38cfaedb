"""Two digits behind an apostrophe: a year without its century in a name, "FC Twente '65", "the class of '65"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan

_CUT = lazy(r"(?<=[^\W_][ (-]['’‘])\d\d(?![\d%'’s]|[.,]\d| ?(?:%|per|pro|por|€|\$))")
_CLOSING = lazy(r"[^\n]{1,120}?[^\s'’‘]['’](?![^\W_])")  # the other end of what is quoted

_LONGEST = 16  # characters of the word before it


def cut_year_end(scan: TextScan, at: int) -> int:
    """The end of a year of two digits behind an apostrophe, which counts nothing; 0 for what begins a quotation.

    >>> from newsclean import find_quantities
    >>> [q.text for q in find_quantities("FC Twente '65 won 12 games.")]
    ['12']
    >>> [q.text for q in find_quantities("He said '65 ships left', and went.")]
    ['65']
    """
    text = scan.text
    match = _CUT.match(text, at)
    if match is None or _CLOSING.match(text, match.end()):
        return 0
    before = text[max(0, at - _LONGEST) : at - 1].lower().split()
    return 0 if before and before[-1] in scan.lang.refs.decade_before else match.end()  # "gli anni '90"
