"""Parts of a whole and of a unit: "half a million", "one in five", "three quarters of an hour", "3 dollars 50"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.decimals import CONTEXT, ratio, without_zero_places
from newsclean.quantity.numbers.words import WordNumber, and_fraction, read_words
from newsclean.quantity.units.amount import read_unit
from newsclean.quantity.units.unit_lookup import Amount

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan

_JOINTS = frozenset(" ,")
_PART = lazy(
    r",? (?:and )?(\d{1,2}|[A-Za-z]{3,9}(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?) ?"
    r"(cents?|pennies|pence|paise|kopecks?|sens?|c|p)(?![^\W_])"
)


_ODD = lazy(r" (?:and )?(\d\d)(?=[.;!?]?(?:\s*$|\n))")


_IN = lazy(r" (in|out of|over)(?: every)? (?:(\d{1,4})(?![\d:%]|[.,]\d|\w)|([^\W\d_]+))")


_HALF_OF = lazy(r"(?: of)?(?: |-)(?:(an?|one)[ -])?", 2)
_POINT = lazy(r"(?:(?: of)? an?)?[ -](?:percentage[ -])?points?(?![^\W_])", 2)  # "a quarter-point", "half a point"
_OF_POINT = lazy(r"points?(?![^\W_])")
_COMPARED = lazy(r" (?:more|less|fewer|higher|lower|larger|smaller|cheaper|faster|slower)(?= than |[.,;:]|\s*\Z)")
_DOZEN = lazy(r"(dozen|score|hundred)(?![^\W_])", 2)


def is_percent_of(words: list[str], text: str, amount: Amount) -> bool:
    """ "per cent of 22" on a line of its own, as in tables; in a sentence the number is the whole."""
    line = [word.lower() for word in words]
    return (
        line in (["percent", "of"], ["per", "cent", "of"])
        and not text[: amount.start].strip().rpartition("\n")[2].lower().removesuffix("of").strip(" percnt")
        and text[amount.end : amount.end + 1] in ("", "\n")
    )


def with_parts(scan: TextScan, amount: Amount, words: list[str]) -> None:
    """ "3 dollars 50 cents", "$20 and 43c", "15 dollars 50"."""
    if scan.text[amount.end : amount.end + 1] not in _JOINTS:
        return
    match = _PART.match(scan.text, amount.end)
    if match and not amount.scaled:
        count = _small(scan, match[1])
        if count is not None and 0 < count < 100:
            amount.value = CONTEXT.add(amount.value, CONTEXT.scaleb(Decimal(count), -2))
            amount.end = match.end()
        return
    odd = _ODD.match(scan.text, amount.end)
    if odd and not amount.scaled and not scan.text[amount.end - 1].isdigit() and "between" not in words:
        amount.value = CONTEXT.add(amount.value, CONTEXT.scaleb(Decimal(odd[1]), -2))
        amount.end = odd.end()


def _small(scan: TextScan, word: str) -> int | None:
    if word.isdigit():
        return int(word)
    reading = read_words(word, 0, len(word.split("-", maxsplit=1)[0].split(" ", maxsplit=1)[0]), scan.lang)
    return int(reading.value) if reading and reading.how == "cardinal" and reading.end == len(word) else None


def one_in(scan: TextScan, amount: Amount) -> None:
    """ "one in five adults", "two out of three"."""
    match = _IN.match(scan.text, amount.end)
    if match is None:
        return
    end = match.end()
    if match[2]:
        under = Decimal(match[2])
    else:
        reading = read_words(scan.text, match.start(3), end, scan.lang) if match[3].lower() in scan.lang.small else None
        if reading is None or reading.how != "cardinal":
            return
        under, end = reading.value, reading.end
    probe = Amount(end, end, under)
    read_unit(probe, scan.text, scan.lang, scan.country)
    if probe.kind or not amount.value < under or (match[2] and 1800 < under < 2100):
        return
    if match[1] == "over" and (abs(amount.value) != 1 or scan.text[end : end + 1] not in ("", ".", "\n")):
        return
    amount.value, amount.end, amount.how = ratio(int(amount.value), int(under)), end, "fraction"


def read_quarters(scan: TextScan, amount: Amount) -> WordNumber | None:
    """ "three quarters", "two-thirds"."""
    if amount.value >= 20:
        return None
    found = and_fraction(scan.text, amount.start, scan.lang)
    return found if found and found.end > amount.end else None


def of_unit(scan: TextScan, amount: Amount, place: int) -> None:
    """ "three quarters of an hour": the unit after "of a"."""
    probe = Amount(place - 1, place - 1, amount.value, "fraction")
    read_unit(probe, scan.text, scan.lang, scan.country)
    one = scan.text.endswith((" a ", " an ", " one "), 0, place)
    if one and scan.lang.grammar.number_phrases and (point := _OF_POINT.match(scan.text, place)):
        amount.end, amount.kind, amount.unit = point.end(), "points", "pp"
        return
    if probe.kind == "duration" or probe.scaled or (one and probe.kind in ("measure", "percent", "points")):
        amount.value, amount.end, amount.kind, amount.unit, amount.scaled = (
            probe.value, probe.end, probe.kind, probe.unit, probe.scaled,
        )  # fmt: skip


def read_fraction(scan: TextScan, start: int, end: int, name: str, words: list[str]) -> Amount | None:
    """ "half a million", "more than half", "a quarter point": not "the third quarter" or "the first half"."""
    if scan.lang.grammar.number_phrases and (point := _POINT.match(scan.text, end)):
        joined = words and words[-1].lower() in ("a", "one") and scan.text[start - 1] in " -"
        first = scan.text.rfind(words[-1], 0, start) if joined else start
        part = scan.lang.fraction[name]
        return Amount(first, point.end(), ratio(part.numerator, part.denominator), "fraction", "points", "pp")
    return _fraction(scan, start, end, name, words)


def _fraction(scan: TextScan, start: int, end: int, name: str, words: list[str]) -> Amount | None:
    """ "half a million", "more than half", "a quarter of": not "the third quarter" or "the first half"."""
    text, lang = scan.text, scan.lang
    last = words[-1].lower() if words else ""
    part = lang.fraction[name]
    amount = Amount(start, end, ratio(part.numerator, part.denominator), "fraction")
    match = _HALF_OF.match(text, end)
    if match and match.end() > end:
        probe = _part_of(scan, amount, match.end())
        one = bool(match[1]) or last == "a"  # "half a tonne", "a half mile", but not "half tonne"
        united = ((probe.kind or probe.scaled) and (probe.kind != "measure" or one)) or probe.hyphen
        if probe.how == "words" or (united and last not in ("first", "second", "third", "fourth")):
            return probe
    follow = text[end : end + 9]
    if last in ("first", "second", "third", "fourth", "latter", "other", "the", "this", "last", "each", "per", "every"):
        return None
    if (follow[:1] in "-'’" and follow) or follow.startswith((" past", " ago", " earlier", " later", " back", " time")):
        return None
    if name == "quarters" or (name == "quarter" and last not in ("a", "one")):
        return None  # "in recent quarters", "three straight quarters"
    if last in ("a", "one") and text[start - 1] in " -":
        amount.start = text.rfind(words[-1], 0, start)
    return amount


def _part_of(scan: TextScan, amount: Amount, place: int) -> Amount:
    """The part and its whole: a unit, a scale, or a dozen, which makes a number."""
    probe = Amount(amount.start, place - 1, amount.value, "fraction")
    if scan.lang.dozen and (dozen := _DOZEN.match(scan.text, place)):
        name = dozen[1].lower()
        size = Decimal(scan.lang.dozen.get(name) or scan.lang.small[name])
        probe.value, probe.end, probe.how = (
            without_zero_places(CONTEXT.multiply(probe.value, size)),
            dozen.end(),
            "words",
        )
    read_unit(probe, scan.text, scan.lang, scan.country)
    return probe


def is_share(scan: TextScan, reading: WordNumber, words: list[str]) -> bool:
    """ "a third of", "by a third", "a third less than", "a third.": a share, not the third of several."""
    rest = scan.text[reading.end : reading.end + 4]
    if _COMPARED.match(scan.text, reading.end):
        return True
    return rest.startswith(" of ") or (len(words) > 1 and words[-2].lower() == "by") or not rest.strip(" .")
