"""Two amounts that make a range, "5–10%", "between $5 and $10 million"; and scores, which do not."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.counts.years_or_counts import counts_behind
from newsclean.quantity.decimals import CONTEXT
from newsclean.quantity.fields import UnitEntry
from newsclean.quantity.numbers.vague import is_compared
from newsclean.quantity.units.amount import read_amount
from newsclean.quantity.units.counted_noun import counted_noun
from newsclean.quantity.units.unit_lookup import Amount

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan

_DASH = lazy(r"\s?[-–—\xad]\s?(?=[\d$€£¥])")  # readers of PDF write a soft hyphen for a hyphen
_WIDE_TO = lazy(r" ?(?:[〜～~至到]|から|에서|부터) ?(?=\d)")  # "2至3%", "2から3%"
_HYPHENS = lazy(r"-([^\W\d_]+)-(?=[\d$€£])")  # "0-to-60-mph"
_HANGING = lazy(r"- ([^\W\d_]+) (?=\w)")  # "16- and 17-year-olds"
_PARCEL = lazy(r"[ -](hundred|dozen)(?![^\W_])")
_PARCELS = {"hundred": Decimal(100), "dozen": Decimal(12)}
NEAREST = 5  # times its lower end is the upper of a range behind a verb of movement; "rose 12 to 450" is a move
CENT = Decimal("0.01")
ALIKE = 20  # times one end is the other at most, where both have the scale of the second
_BETWEEN = lazy(
    r"-? ((?:[^\W\d_]++[\u0900-\u0903\u093a-\u094f]*+)++) "
    r"(?:to |el |il |o |de |un |um |les |los |las |i |gli |le |os |as |a |των |τα |den |die |dem )?"
    r"(?:(?:about|around|nearly|roughly|approximately|up to"
    r"|as much as|as many as) )?"
)


def read_range(scan: TextScan, amount: Amount, words: list[str]) -> int:
    """Read the range that begins with this amount; return where the scan continues, or 0 if it is not a range."""
    text, end = scan.text, amount.end
    ahead = text[end : end + 2]
    if not scan.lang.spaced and (wide := _WIDE_TO.match(text, end)):
        second = _second(scan, amount, wide.end())
        return _joined(scan, amount, second, words) if second and not second.glued else 0
    if ahead[:1] not in "-–—\xad" and (ahead[:1] != " " or ahead[1:] not in scan.lang.joiners):
        return 0
    if ahead[1:].isalpha() and text[end + 1 : text.find(ahead[0], end + 1, end + 12)] not in scan.lang.joints:
        return _range(scan, amount, words) if scan.lang.joined.match(text, end) else 0
    if ahead == "- " and (hanging := _HANGING.match(text, end)) and hanging[1] not in scan.lang.ranges.get("to", ()):
        return _share_unit(scan, amount, hanging.end())
    if text.startswith(scan.lang.either, end) and (found := _either(scan, amount, words)):
        return found
    return _range(scan, amount, words)


def _range(scan: TextScan, amount: Amount, words: list[str]) -> int:  # noqa: PLR0911 - cases, one line each
    text, end = scan.text, amount.end
    dash = _DASH.match(text, end)
    if dash:
        second = _second(scan, amount, dash.end())
        return _dashed(scan, amount, second, words) if second else 0
    match = _BETWEEN.match(text, end) or _HYPHENS.match(text, end) or scan.lang.joined.match(text, end)
    if match is None or not scan.lang.ranges:
        return 0
    second = _second(scan, amount, match.end())
    if second and text[end] == "-" and _is_odds(amount, second):
        return second.end
    if second and not amount.kind and second.kind == "money" and not second.mark and _in_cents(amount, second):
        amount.value = CONTEXT.multiply(amount.value, CENT)
    if second and not second.kind and (dash := _DASH.match(text, second.end)):
        third = _second(scan, second, dash.end())  # "from 24 to 33-35 billion": the second begins a range of its own
        if third and not amount.kind and match[1].lower() in scan.lang.ranges["to"]:
            _take_from(amount, third)
        return 0
    if not _joins(scan, amount, second, match[1].lower(), words):
        return 0
    if second is None or second.glued:
        return 0
    return _joined(scan, amount, second, words)


def _is_odds(amount: Amount, second: Amount) -> bool:
    """ "a 4-to-1 ratio": two parts, and no range."""
    return not (amount.kind or amount.scaled or second.kind or second.scaled) and amount.value > second.value


def _in_cents(amount: Amount, second: Amount) -> bool:
    """ "10 to 15 cents": both are parts of a unit."""
    return amount.value * CENT < second.value <= NEAREST * amount.value * CENT


def _joins(scan: TextScan, amount: Amount, second: Amount | None, joiner: str, words: list[str]) -> bool:
    """Does the word between two amounts make a range of them?"""
    ranges = scan.lang.ranges
    lowered = [word.lower() for word in words]
    if joiner in ranges["and"] and not ranges["between"].isdisjoint(lowered[-4:]):
        return True
    opened = set(lowered[-1:]) & (ranges.get("from", frozenset()) | ranges.get("by", frozenset()))
    moves = bool(opened) or not ranges["moves"].isdisjoint(lowered)  # "вырос с 12 до 15"
    onto = joiner in ranges.get("onto", ())
    if onto or (moves and joiner in ranges["and"] & ranges["to"]):
        if moves and second is not None and not amount.kind and not amount.mark:
            _take_from(amount, second)  # "stieg von 1,2 auf 5,6 Millionen"
        return False
    return joiner in ranges["to"] - ranges["and"] and not _is_move(amount, second, words, scan)


def _second(scan: TextScan, amount: Amount, at: int) -> Amount | None:
    """The upper end; after money, "m" is a million, as in "$20-30m" and "$20-30mm"."""
    second = read_amount(scan.text, at, scan.lang, scan.country)
    if second and not second.kind and second.value < 10 and (parcel := _PARCEL.match(scan.text, second.end)):
        second.value, second.end = CONTEXT.multiply(second.value, _PARCELS[parcel[1]]), parcel.end()
    if second is None or not amount.mark or amount.kind != "money" or second.unit not in ("m", "mm", "bit", "t"):
        return second
    like = UnitEntry("money", amount.unit, alternates=amount.alternates)
    return read_amount(scan.text, at, scan.lang, scan.country, like)


def _either(scan: TextScan, amount: Amount, words: list[str]) -> int:
    """ "eight or nine cents", "20 or 30 people": close to one another, so an interval; "2 or 200" are two numbers."""
    if amount.kind or amount.scaled:
        return 0
    place = amount.end + len(next(joint for joint in scan.lang.either if scan.text.startswith(joint, amount.end)))
    second = _second(scan, amount, place)
    if second is None or second.glued or second.mark or second.kind == "date":
        return 0
    high = CONTEXT.divide(CONTEXT.scaleb(second.value, -second.scaled), _parcel(scan.text, amount, second))
    factor = Decimal("0.01") if second.kind == "money" and second.value < amount.value else Decimal(1)
    amount.value = CONTEXT.multiply(amount.value, factor)
    if not 0 < amount.value < high <= 2 * amount.value + factor or 1500 <= high < 2100:
        return 0
    return _joined(scan, amount, second, words)


def _is_move(amount: Amount, second: Amount | None, words: list[str], scan: TextScan) -> bool:
    """ "rose from 5% to 7%" gives two values of one thing, and no range; "rose 2 to 3 per cent" is one.

    The first of two values takes the unit and the scale that stand behind the second.
    """
    lowered = [word.lower() for word in words]
    if not scan.lang.ranges.get("spans", frozenset()).isdisjoint(lowered[-2:]):
        return False  # "cut anywhere from 5 to 10 percent"
    begins = not scan.lang.ranges.get("from", frozenset()).isdisjoint(lowered)
    if not scan.lang.ranges["moves"].isdisjoint(lowered):
        if second is None or amount.kind or amount.mark:
            return True
        if begins:
            _take_from(amount, second)
            return True
        counts = bool(second.kind and not second.mark) or counted_noun(scan.text, second, scan.lang) is not None
        return not counts or not amount.value < second.value <= NEAREST * amount.value * Decimal(10) ** second.scaled
    return not amount.kind and not begins and counted_noun(scan.text, amount, scan.lang) is not None


def _take_from(amount: Amount, second: Amount) -> None:
    """ "from 12 to 7 million tonnes": both are millions of tonnes."""
    if not second.kind and not second.scaled:
        return
    value = CONTEXT.scaleb(amount.value, second.scaled)
    if second.mark or second.glued or not abs(second.value) <= ALIKE * abs(value) <= ALIKE**2 * abs(second.value):
        return
    if not amount.scaled:
        amount.value, amount.scaled = value, second.scaled
    amount.kind, amount.unit, amount.alternates = second.kind, second.unit, second.alternates


def _share_unit(scan: TextScan, amount: Amount, place: int) -> int:
    """ "16- and 17-year-olds": the unit stands behind the second; 0, because both are figures of their own."""
    second = read_amount(scan.text, place, scan.lang, scan.country)
    if second is not None and not amount.kind and second.hyphen:
        _take_from(amount, second)
        amount.how = "age" if scan.lang.old.match(scan.text, second.end) else amount.how
    return 0


def _parcel(text: str, amount: Amount, second: Amount) -> Decimal:
    """ "two to three hundred": how many of the first make one, when the second is counted in hundreds or dozens."""
    match = _PARCEL.search(text, amount.end, second.end)  # "two to three hundred years"
    size = _PARCELS[match[1]] if match and second.value % _PARCELS[match[1]] == 0 else Decimal(1)
    return size if not amount.kind and amount.value < 10 and second.value > size else Decimal(1)


def _dashed(scan: TextScan, amount: Amount, second: Amount, words: list[str]) -> int:
    bare = not amount.kind and not amount.scaled
    if bare and second.kind == "money" and not second.mark and _in_cents(amount, second):
        amount.value = CONTEXT.multiply(amount.value, CENT)  # "2-3p"
    if bare and not second.kind and not second.scaled:
        count = counted_noun(scan.text, second, scan.lang)
        plural = (
            count is not None
            and (count[0].islower() or amount.value >= 10)  # "2-3 Rovers" is a score, "200-300 Ostlanders" are people
            and (count.endswith("s") or count in scan.lang.counted)
        ) or _is_amount(amount, second, words, scan)
        plural = plural or (not scan.lang.grammar.head_noun and counts_behind(scan, second.end))
        if amount.value >= second.value or not plural or second.glued:
            return second.end  # a score, a part of a number of some other sort
    return _joined(scan, amount, second, words) or (second.end if bare and not second.kind else 0)


def _is_amount(amount: Amount, second: Amount, words: list[str], scan: TextScan) -> bool:
    """ "an estimated 20-25", "20,000-25,000", "aged 18-24": no score, whatever follows."""
    last = words[-1].lower() if words else ""
    about = scan.lang.before.get(last) in ("about", "nearly", "more than", "less than")
    return about or amount.how == second.how == "grouped" or last in scan.lang.sets["age"]


def _joined(scan: TextScan, amount: Amount, second: Amount, words: list[str]) -> int:
    low, high = CONTEXT.multiply(amount.value, _parcel(scan.text, amount, second)), second.value
    if second.scaled and not amount.scaled and low <= CONTEXT.scaleb(high, -second.scaled):
        low = CONTEXT.scaleb(low, second.scaled)
    if not _unite(amount, second):
        return 0
    if low > high and amount.kind == "measure":
        low, high = high, low
    if low >= high:
        return 0
    amount.end, amount.how = second.end, "range"
    last = words[-1].lower() if words else ""
    if not amount.kind and last in scan.lang.sets["age"]:
        amount.kind, amount.unit, amount.how = "duration", "year", "age"
    if last in scan.lang.ranges.get("between", ()):
        amount.start = scan.text.rfind(words[-1], 0, amount.start)
    return scan.emit(_named(scan, amount, words), words[:-1], low=low, high=high)


def _unite(amount: Amount, second: Amount) -> bool:
    """Give both one unit; False when they have two ("5% to 10 people")."""
    if amount.kind and second.kind:
        return amount.kind == second.kind and _one_unit(amount, second)
    if second.kind and (amount.kind or not second.mark):
        amount.kind, amount.unit, amount.alternates = second.kind, second.unit, second.alternates
        return True
    return not second.kind and (not amount.kind or bool(amount.mark))


def _one_unit(amount: Amount, second: Amount) -> bool:
    return amount.unit == second.unit or (bool(amount.mark) and second.unit in amount.alternates)


def _named(scan: TextScan, amount: Amount, words: list[str]) -> Amount:
    """ "two to three times more"; "two or three times a week" is a count."""
    if amount.kind == "fold" or (amount.kind == "times" and is_compared(scan, amount.end, words)):
        amount.kind = "multiple"
    elif amount.kind == "times":
        amount.kind = "count"
    return amount
