"""Two amounts that make a range, "5–10%", "between $5 and $10 million"; and scores, which do not."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.decimals import CONTEXT
from newsclean.quantity.fields import UnitEntry
from newsclean.quantity.units.amount import read_amount
from newsclean.quantity.units.counted_noun import counted_noun
from newsclean.quantity.units.unit_lookup import Amount

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan

_DASH = lazy(r"\s?[-–—]\s?(?=[\d$€£¥])")
_BETWEEN = lazy(r"-? ([^\W\d_]+) (?:(?:about|around|nearly|roughly|approximately|up to|as much as|as many as) )?")


def read_range(scan: TextScan, amount: Amount, words: list[str]) -> int:
    """Read the range that begins with this amount; return where the scan continues, or 0 if it is not a range."""
    text, end = scan.text, amount.end
    ahead = text[end : end + 2]
    if ahead[:1] not in "-–—" and (ahead[:1] != " " or ahead[1:] not in scan.lang.joiners):
        return 0
    if ahead[1:].isalpha() and text[end + 1 : text.find(" ", end + 1, end + 12)] not in scan.lang.joints:
        return 0
    if text.startswith(scan.lang.either, end) and (found := _either(scan, amount, words)):
        return found
    return _range(scan, amount, words)


def _range(scan: TextScan, amount: Amount, words: list[str]) -> int:
    text, end = scan.text, amount.end
    dash = _DASH.match(text, end)
    if dash:
        second = _second(scan, amount, dash.end())
        return _dashed(scan, amount, second, words) if second else 0
    match = _BETWEEN.match(text, end)
    if match is None or not scan.lang.ranges:
        return 0
    lowered = [word.lower() for word in words[-3:]]
    joiner = match[1].lower()
    if joiner in scan.lang.ranges["and"]:
        if not any(word in scan.lang.ranges["between"] for word in lowered):
            return 0
    elif joiner not in scan.lang.ranges["to"] or _is_move(amount, words, scan):
        return 0
    second = _second(scan, amount, match.end())
    if second is None or second.glued or (not second.kind and _DASH.match(text, second.end)):
        return 0  # "from 24 to 33-35 billion": the second is the first of a range of its own
    return _joined(scan, amount, second, words)


def _second(scan: TextScan, amount: Amount, at: int) -> Amount | None:
    """The upper end; after money, "m" is a million, as in "$20-30m" and "$20-30mm"."""
    second = read_amount(scan.text, at, scan.lang, scan.country)
    if second is None or not amount.mark or amount.kind != "money" or second.unit not in ("m", "mm", "bit", "t"):
        return second
    like = UnitEntry("money", amount.unit, alternates=amount.alternates)
    return read_amount(scan.text, at, scan.lang, scan.country, like)


def _either(scan: TextScan, amount: Amount, words: list[str]) -> int:
    """ "eight or nine cents", "20 or 30 people": close to one another, so an interval; "2 or 200" are two numbers."""
    if amount.kind or amount.scaled:
        return 0
    place = amount.end + len(next(joint for joint in scan.lang.either if scan.text.startswith(joint, amount.end)))
    second = read_amount(scan.text, place, scan.lang, scan.country)
    if second is None or second.glued or second.mark or second.kind == "date":
        return 0
    high = CONTEXT.scaleb(second.value, -second.scaled)
    factor = Decimal("0.01") if second.kind == "money" and second.value < amount.value else Decimal(1)
    amount.value = CONTEXT.multiply(amount.value, factor)
    if not 0 < amount.value < high <= 2 * amount.value + factor or 1500 <= high < 2100:
        return 0
    return _joined(scan, amount, second, words)


def _is_move(amount: Amount, words: list[str], scan: TextScan) -> bool:
    """ "rose from 5% to 7%" gives two values of one thing, not a range."""
    lowered = [word.lower() for word in words]
    if any(word in scan.lang.ranges["moves"] for word in lowered):
        return True
    return not amount.kind and "from" not in lowered and counted_noun(scan.text, amount, scan.lang) is not None


def _dashed(scan: TextScan, amount: Amount, second: Amount, words: list[str]) -> int:
    bare = not amount.kind and not amount.scaled
    if bare and not second.kind and not second.scaled:
        count = counted_noun(scan.text, second, scan.lang)
        plural = (
            bool(count)
            and count is not None
            and count[0].islower()
            and (count.endswith("s") or count in scan.lang.counted)
        )
        if amount.value >= second.value or not plural or second.glued:
            return second.end  # a score, a part of a number of some other sort
    return _joined(scan, amount, second, words) or (second.end if bare and not second.kind else 0)


def _joined(scan: TextScan, amount: Amount, second: Amount, words: list[str]) -> int:
    low, high = amount.value, second.value
    if second.scaled and not amount.scaled and low <= CONTEXT.scaleb(high, -second.scaled):
        low = CONTEXT.scaleb(low, second.scaled)
    if amount.kind and second.kind:
        if amount.kind != second.kind or not _one_unit(amount, second):
            return 0
    elif second.kind:
        if second.mark and not amount.kind:
            return 0
        amount.kind, amount.unit, amount.alternates = second.kind, second.unit, second.alternates
    elif amount.kind and not amount.mark:
        return 0  # "5% to 10 people"
    if low > high and amount.kind == "measure":
        low, high = high, low
    if low >= high:
        return 0
    amount.end, amount.how = second.end, "range"
    if words and words[-1].lower() in scan.lang.ranges.get("between", ()):
        amount.start = scan.text.rfind(words[-1], 0, amount.start)
    return scan.emit(_named(amount), words[:-1], low=low, high=high)


def _one_unit(amount: Amount, second: Amount) -> bool:
    return amount.unit == second.unit or (bool(amount.mark) and second.unit in amount.alternates)


def _named(amount: Amount) -> Amount:
    if amount.kind in ("times", "fold"):
        amount.kind = "multiple"
    return amount
