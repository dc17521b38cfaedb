"""A rate whose base stands before its figure: "10万人当たり12人", "每桶80美元", "배럴당 80달러", "प्रति एक लाख 12"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.core.lazy_regex import lazy

if TYPE_CHECKING:
    from newsclean.quantity.units.unit_lookup import Amount

LONGEST = 16  # characters of a base without a number, and of what stands between a base and its figure
_BETWEEN = frozenset(("", "は", " ", "约", "約", " 약 ", "平均", "为", "中", "中有", "有"))


class BasesBefore(NamedTuple):
    """The words of a language with which a base is put before its figure."""

    opening: str  # before the number of a base; "" where what follows is enough
    number: re.Pattern[str]  # behind the number; its group is what is counted
    unit: re.Pattern[str]  # a base without a number, before the figure; its group is the unit
    single: bool  # "1バレル80ドル": one of a unit right before a figure is a base
    units: dict[str, str]


def bases_before(own: dict[str, Any]) -> BasesBefore | None:
    """The words of [rate_before] in a language's table; None where it has none."""
    if not own:
        return None
    units = own["units"]
    unit = own["unit"].replace("UNIT", f"({'|'.join(units)})")
    return BasesBefore(own.get("opening", ""), lazy(own["number"]), lazy(rf"{unit}\Z"), "single" in own, units)


def numbered_base(text: str, amount: Amount, words: BasesBefore) -> tuple[int, str] | None:
    """Where a base that is a number ends, and its name; None for a figure.

    >>> from newsclean import find_quantities
    >>> [(q.text, q.per) for q in find_quantities("人口10万人当たり12人が感染した。患者は10万人に上る。", lang="ja")]
    [('12', '100000 人'), ('10万', None)]
    """
    if amount.kind not in ("", "measure"):
        return None
    opening = text[max(0, amount.start - len(words.opening)) : amount.start]
    match = words.number.match(text, amount.end) if opening == words.opening else None
    if match is not None and amount.value == 1 and (match[1] or amount.kind):
        return match.end(), words.units.get(f"1{match[1]}", match[1]) if match[1] else _unit_of(text, amount, words)
    if match is not None:
        name = match[1] or (amount.unit if amount.kind else "")
        return match.end(), f"{amount.value:f} {name or ''}".rstrip()
    one = words.single and amount.kind == "measure" and amount.value == Decimal(1)
    place = amount.end + text.startswith("は", amount.end)
    return (amount.end, _unit_of(text, amount, words)) if one and text[place : place + 1].isdecimal() else None


def _unit_of(text: str, amount: Amount, words: BasesBefore) -> str:
    """The unit as it is written: a price for a "キロ" is one for a kilogram, not for a kilometre."""
    said = (unit for word, unit in words.units.items() if text.endswith(word, 0, amount.end))
    return next(said, amount.unit or "")


def base_before(text: str, start: int, last: tuple[int, str] | None, words: BasesBefore) -> str | None:
    """The base before a figure: the one just read, or a unit.

    >>> from newsclean import find_quantities
    >>> [(q.text, q.per) for q in find_quantities("油价每桶80美元，库存80万桶。", lang="zh")]
    [('80美元', 'barrel'), ('80万桶', None)]
    """
    if last is not None and 0 <= start - last[0] <= LONGEST and text[last[0] : start] in _BETWEEN:
        return last[1]
    match = words.unit.search(text, max(0, start - LONGEST), start)
    return words.units[match[1]] if match else None
