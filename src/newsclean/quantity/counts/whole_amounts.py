"""Words that hold a number and its unit: Arabic duals ("يومين"), "hora y media" without its article, 半年."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from newsclean.quantity.numbers.finish import finish_amount, with_sign
from newsclean.quantity.scan.ranges import read_range
from newsclean.quantity.units.unit_lookup import Amount

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan


def read_whole_amount(scan: TextScan, start: int, end: int, words: list[str]) -> int:
    """Add the amount that the words from start to end are; return where the scan continues.

    >>> from newsclean import find_quantities
    >>> [(q.text, str(q.value), q.unit) for q in find_quantities("حكم عليه بالسجن عامين ودفع دولارين.", lang="ar")]
    [('عامين', '2', 'year'), ('دولارين', '2', 'USD')]
    >>> [(q.text, str(q.value), q.unit) for q in find_quantities("La reunión duró hora y media.", lang="es")]
    [('hora y media', '1.5', 'hour')]
    """
    value, kind, unit = scan.lang.counts.amounts[scan.text[start:end].lower()]
    amount = Amount(start, end, Decimal(value), "words", kind, unit)
    with_sign(scan, amount, words)
    return read_range(scan, amount, words) or finish_amount(scan, amount, words)


def read_wide_amount(scan: TextScan, start: int) -> int:
    """The same in a script without spaces, which skips the signs in another word: 大半年, 半年報; 0 for other signs.

    >>> from newsclean import find_quantities
    >>> [(q.text, str(q.value), q.unit) for q in find_quantities("半年で3回、半年報は来週。", lang="ja") if q.unit]
    [('半年', '0.5', 'year')]
    """
    own, text = scan.lang.counts, scan.text
    word = max((word for word in own.amounts if text.startswith(word, start)), key=len, default="")
    if not word:
        return 0
    end = start + len(word)
    before = text[start - 1 : start] if start else " "
    if before in own.not_before or text[end : end + 1] in own.not_behind or (scan.lang.gaps and before.isalpha()):
        return end
    return read_whole_amount(scan, start, end, scan.back(start))
