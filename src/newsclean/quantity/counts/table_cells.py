"""Table cells: a figure in brackets is negative there, but an aside in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy

if TYPE_CHECKING:
    from newsclean.quantity.units.unit_lookup import Amount

WIDEST = 300  # characters of a line to either side; rows of tables in news copy have up to 132
_END = lazy(r"\)%?(?: ?[\t|]| {2,}(?=\S)| *(?:\n|$))")
_PARTED = lazy(r"\t|\||\S {2,}\S")


def negate_bracketed(text: str, amount: Amount) -> None:
    """Make an amount negative if it is in brackets, alone in a cell of a line with several cells.

    Cells are separated by tabs, by pipes or by two or more spaces. In prose the amount is unchanged.

    >>> from newsclean import find_quantities
    >>> [q.value for q in find_quantities("Profit | $12m | ($3m)")], [q.value for q in find_quantities("a fee ($3m)")]
    ([Decimal('1.2E+7'), Decimal('-3E+6')], [Decimal('3E+6')])
    """
    start = amount.start - 1
    if amount.kind not in ("", "money", "percent", "count") or not _END.match(text, amount.end):
        return
    first = max(text.rfind("\n", max(0, start - WIDEST), start) + 1, start - WIDEST, 0)
    before = text[first:start]
    if before and not before.endswith(("\t", "|", "| ", "  ")):
        return
    last = text.find("\n", amount.end, amount.end + WIDEST)
    if not _PARTED.search(text, first, last if last >= 0 else min(len(text), amount.end + WIDEST)):
        return
    if text[amount.end + 1 : amount.end + 2] == "%" and not amount.unit:
        amount.kind, amount.unit = "percent", "%"
    amount.start, amount.end, amount.value, amount.how = start, amount.end + 1, -amount.value, "bracket"
    amount.end += amount.kind == "percent" and text[amount.end : amount.end + 1] == "%"
