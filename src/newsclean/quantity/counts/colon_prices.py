"""Prices with a colon, as Nordic papers print them: "14:90 kronor", "1 250:50 kr", "199:-"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity import tables
from newsclean.quantity.decimals import CONTEXT
from newsclean.quantity.numbers.finish import finish_amount
from newsclean.quantity.units.amount import read_unit
from newsclean.quantity.units.unit_lookup import Amount, take_unit

if TYPE_CHECKING:
    from newsclean.quantity.numbers.digits import Numeral
    from newsclean.quantity.scan.state import TextScan

_PARTS = lazy(r":(?:(\d\d)(?![\d:])|[-–](?![^\W_]))")
_CROWN = "kr"


def colon_price(scan: TextScan, at: int, numeral: Numeral) -> int:
    """The end of a price whose crowns end here; 0 for a time of day, a score or an order, which have no money behind.

    >>> from newsclean import find_quantities
    >>> found = find_quantities("Litern kostar 18:45 kronor, paketet 199:-, sedan klockan 18:45.", lang="sv")
    >>> [(q.text, str(q.value), q.unit) for q in found]
    [('18:45 kronor', '18.45', 'SEK'), ('199:-', '199', 'SEK')]
    """
    if scan.text[numeral.end] != ":" or not scan.lang.grammar.colon_price:
        return 0
    match = _PARTS.match(scan.text, numeral.end)
    if match is None or numeral.how not in ("plain", "grouped"):
        return 0
    cents = CONTEXT.scaleb(Decimal(int(match[1])), -2) if match[1] else Decimal(0)
    amount = Amount(at, match.end(), CONTEXT.add(numeral.value, cents), "decimal" if match[1] else numeral.how)
    if match[1]:
        read_unit(amount, scan.text, scan.lang, scan.country)
    elif entry := scan.lang.tail.get(_CROWN, {}).get(""):
        take_unit(amount, tables.of_country(entry, scan.country))
    return finish_amount(scan, amount, scan.back(at)) if amount.kind == "money" else 0
