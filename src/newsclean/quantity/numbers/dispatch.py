"""Number words: which reader each goes to, and how plain numbers in words are read."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.counts.collectives import read_among, read_collective, read_hundreds, read_portion
from newsclean.quantity.counts.lone_words import is_counting
from newsclean.quantity.decimals import ratio
from newsclean.quantity.fields import UnitEntry
from newsclean.quantity.numbers.finish import BEHIND, finish_amount, percent_before, with_sign
from newsclean.quantity.numbers.fractions import is_share, of_unit, read_fraction, read_quarters
from newsclean.quantity.numbers.ordinals import add_ordinal
from newsclean.quantity.numbers.share_words import read_part, read_share
from newsclean.quantity.numbers.vague import is_left_over, read_multiple, read_several, read_vague
from newsclean.quantity.numbers.words import OF_A, WordNumber, read_words
from newsclean.quantity.scan.identifiers import in_proper_name
from newsclean.quantity.scan.ranges import read_range
from newsclean.quantity.time.table_dates import counted_phrase
from newsclean.quantity.time.year_dates import century_date
from newsclean.quantity.units import compound
from newsclean.quantity.units.amount import read_unit
from newsclean.quantity.units.unit_lookup import Amount, take_unit

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan

_ONE_OF = lazy(r"[ -]((?:twen|thir|for|fif|six|seven|eigh|nine)ty)(?=[- ])")
SHORT = 4  # letters of a scale word that begins nothing alone: "mil", "bin"
_POINT_BEHIND = lazy(r" point(?![^\W_])")
_ALONE = lazy(r"[.,;:!?)”\"]|$| (?:an?|per|each|for|in|or|and|on) ")
_KNOWN = frozenset(["the", "these", "those", "its", "their", "both", "other", "his", "her", "our"])
_SAID = lazy(r"-(?:ways?|tone|faced|timing|a-side|(?:on|to)-(?:one|two|three))(?![\w-])")
_ONE_SAID = lazy(r"-(?:way|offs?|sided|time|stop|liners?|upmanship|(?:on|to)-one)(?![\w-])")
_HOURS = (["half", "past"], ["quarter", "past"], ["quarter", "to"])
_BAKERS = ("baker's", "baker’s", "bakers")


def number_word(scan: TextScan, start: int, end: int) -> int:
    """At a number word; return where the scan continues."""
    text, name = scan.text, scan.text[start:end].lower()
    if start > 1 and text[start - 1] in "-‐‑" and text[start - 2].isalnum():
        return end
    if text[end : end + 1] in "'’" and text[end + 1 : end + 2].isalpha() and not name.endswith("s"):
        return end
    if text[end : end + 1] == "-" and (word := (_ONE_SAID if name == "one" else _SAID).match(text, end)):
        return word.end()  # "a two-way street", "a one-off"
    if text[end : end + 1] == "-" and text.startswith(text[start:end].lower(), end + 1) and name in scan.lang.small:
        return end + 1 + len(name)  # "fifty-fifty"
    words = scan.back(start)
    if in_proper_name(scan, start, end, words):
        return end
    return _READ[scan.lang.reads.get(name, "number")](scan, start, end, words)


def _number(scan: TextScan, start: int, end: int, words: list[str]) -> int:
    if (scan.text[start:end].lower() == "one" and not _is_one(scan, end, words)) or is_left_over(
        scan, start, end, words
    ):
        return end
    if words and (words[-1].lower().startswith(_BAKERS) or words[-2:] in _HOURS):
        return end  # "a baker's dozen" are thirteen; "half past six"
    if (small := scan.lang.small.get(scan.text[start:end].lower(), 100)) < 100 and _is_alone(scan, end):
        return _plain(scan, Amount(start, end, Decimal(small), "words"), words)
    reading = read_words(scan.text, start, end, scan.lang)
    if reading is None or reading.how == "parts":
        return end
    if reading.how == "ordinal":
        return century_date(scan, start, reading.end, int(reading.value)) or _ordinal_word(scan, start, reading, words)
    return read_several(scan, start, reading, words) or _cardinal(scan, start, reading, words)


def _thousand(scan: TextScan, start: int, end: int, words: list[str]) -> int:
    """ "mil doscientos euros", "mille euros"; alone the word is vague ("mil gracias")."""
    reading = read_words(scan.text, start, end, scan.lang)
    probe = Amount(start, end, Decimal(1000), "words", scaled=3)
    read_unit(probe, scan.text, scan.lang, scan.country)
    based = scan.lang.bases_before and scan.lang.bases_before.number.match(scan.text, end)  # "bin kişide 7"
    if reading is None or (reading.end == end and not probe.kind and not based):
        return read_vague(scan, start, end, words) if len(scan.text[start:end]) > SHORT else end
    return _cardinal(scan, start, reading, words)


def _is_alone(scan: TextScan, end: int) -> bool:
    """Does nothing follow that could belong to the number? Then most of the reading is unnecessary."""
    match = BEHIND.match(scan.text, end)
    if match is None or scan.lang.grammar.marks or scan.lang.grammar.suffix:  # the next word needs a closer look
        return False
    return match[1].lower() not in scan.lang.goes_on


def _is_one(scan: TextScan, end: int, words: list[str]) -> bool:  # noqa: PLR0911 - a table of cases, one line each
    if scan.text.startswith(" point ", end):
        return _is_pointed(scan, end, words)
    after_, before = scan.lang.one
    if words and words[-1].lower() in after_ and not (len(words) > 1 and words[-2].lower() == "there"):
        return False
    if words and words[-1].lower() in scan.lang.minus:
        return True
    rest = scan.text[end : end + 24]
    if not rest.strip(" .!?"):
        return len(words) < 3
    following = rest[1:].split(maxsplit=1)
    follow = following[0] if following else ""
    if rest[0] == " ":
        if follow in ("in", "out", "over"):
            return True
        if follow == "to":  # "one to two years"
            second = following[1][:12].split(" ")[0].rstrip(".,") if len(following) > 1 else ""
            return second.isdecimal() or second in scan.lang.small
        if follow == "and":
            return rest[1:].startswith(("and a ", "and one", "and two", "and three", "and quarter"))
        return follow[:1].isalpha() and follow.rstrip(".,;:").lower() not in before and follow[:1].islower()
    return rest[0] == "-" and follow[:1].islower()


def _is_pointed(scan: TextScan, end: int, words: list[str]) -> bool:
    """ "one point five million", "one point two per cent": a number, not a point that was scored, or "at one point".

    Minutes and the like may be those of a match: "led by one point five minutes before the end".
    """
    start = end - len("one")
    if words and (words[-1] == "At" or (words[-1] == "at" and words[-2:-1] and words[-2].endswith(","))):
        return False
    reading = read_words(scan.text, start, end, scan.lang)
    if reading is None or reading.end == end:
        return False
    probe = Amount(start, reading.end, reading.value, "words")
    read_unit(probe, scan.text, scan.lang, scan.country)
    return probe.scaled > 0 or probe.kind not in ("", "duration")


def _cardinal(scan: TextScan, start: int, reading: WordNumber, words: list[str]) -> int:
    text, lang = scan.text, scan.lang
    if lang.shares.under and (share := read_share(text, reading, lang)):
        share.start = start
        with_sign(scan, share, words)
        return read_range(scan, share, words) or finish_amount(scan, share, words)
    amount = Amount(start, reading.end, reading.value, "fraction" if reading.how == "fraction" else "words")
    amount.scaled = reading.scaled
    if amount.how == "fraction" and (match := OF_A.match(text, amount.end)):
        of_unit(scan, amount, match.end())  # "two tenths of a percent"
    if amount.how == "words" and (part := read_quarters(scan, amount)):
        amount.value, amount.end, amount.how = part.value, part.end, "fraction"
        if match := OF_A.match(text, amount.end):
            of_unit(scan, amount, match.end())
    elif amount.value < 20 and (below := _ONE_OF.match(text, amount.end)):
        under = read_words(text, *below.span(1), lang)
        if under and under.how == ("ordinal" if amount.value == 1 else "parts") and under.value > 20:
            amount.value, amount.how = ratio(int(amount.value), int(under.value)), "fraction"
            amount.end = under.end
    return _plain(scan, amount, words)


def _plain(scan: TextScan, amount: Amount, words: list[str]) -> int:
    lang = scan.lang
    if words and (size := percent_before(scan, amount.start)):
        take_unit(amount, UnitEntry("percent", "%"))
        amount.start, words = amount.start - size, words[:-1]
    with_sign(scan, amount, words)
    read_unit(amount, scan.text, lang, scan.country)
    known = lang.grammar.lone_number_words and words and words[-1].lower() in _KNOWN
    if not amount.kind and known and 1 < amount.value <= 10 and not amount.scaled:
        return amount.end  # "the two leaders" says who they are, not how many there are
    if not lang.grammar.lone_number_words and not amount.kind and not amount.scaled and amount.value <= 100:
        found = read_among(scan, amount, words) or read_range(scan, amount, words) or counted_phrase(scan, amount)
        if found or not is_counting(scan, amount, words):
            return found or amount.end  # "ein", "un", "een" are articles first of all
        return scan.emit(amount, words)
    return read_range(scan, amount, words) or finish_amount(scan, amount, words)


def _part(scan: TextScan, start: int, end: int, words: list[str]) -> int:
    name = scan.text[start:end].lower()
    amount = compound.and_a_half(scan, start, end) if name == "half" and words and words[-1] in ("a", "and") else None
    if amount is not None:
        return finish_amount(scan, amount, scan.back(amount.start))
    amount = read_fraction(scan, start, end, name, words)
    if amount is None:
        return end
    return finish_amount(scan, amount, words if amount.start == start else words[:-1])


def _part_word(scan: TextScan, start: int, end: int, words: list[str]) -> int:
    """ "eine halbe Million", "anderthalb Prozent": a part of what follows."""
    amount = read_part(scan, start, end)
    if amount is None:
        return end
    if words and scan.lang.small.get(words[-1].lower()) == 1 and scan.text[start - 1] == " ":
        amount.start, words = scan.text.rfind(words[-1], 0, start), words[:-1]
    return _ended(scan, amount, words)


def _coin(scan: TextScan, start: int, end: int, words: list[str]) -> int:
    """ "a dollar", "a full percentage point": one of them, unless it is the first half of a noun ("a dollar bill")."""
    point = _POINT_BEHIND.match(scan.text, end)
    if point and words[-2:-1] and words[-1].lower() in ("full", "whole") and words[-2].lower() == "a":
        words = words[:-1]
    if not words or words[-1].lower() != "a" or not (point or _ALONE.match(scan.text, end)):
        return end
    amount = Amount(start - 1, start - 1, Decimal(1), "words", mark="")
    read_unit(amount, scan.text, scan.lang, scan.country)
    if amount.kind not in ("money", "points"):
        return end
    amount.start = scan.text.rfind(words[-1], 0, start)
    return finish_amount(scan, amount, words[:-1])


def _ordinal_word(scan: TextScan, start: int, reading: WordNumber, words: list[str]) -> int:
    """An ordinal, or the share of which it is the last word: "a third of them"."""
    text = scan.text
    last = words[-1].lower() if words else ""
    if (
        last in ("a", "one")
        and reading.value > 2
        and "-" not in text[start : reading.end]
        and is_share(scan, reading, words)
    ):
        amount = Amount(text.rfind(words[-1], 0, start), reading.end, ratio(1, int(reading.value)), "fraction")
        if match := OF_A.match(text, amount.end):
            of_unit(scan, amount, match.end())
        return finish_amount(scan, amount, words[:-1])
    if last == "at" and reading.value == 1:
        return reading.end
    return add_ordinal(scan, start, reading.end, reading.value, words)


def read_whole_amount(scan: TextScan, start: int, end: int, words: list[str]) -> int:
    """Words that hold a number and its unit: Arabic "يومين", "hora y media", 半年."""
    value, kind, unit = scan.lang.counts.amounts[scan.text[start:end].lower()]
    return _ended(scan, Amount(start, end, Decimal(value), "words", kind, unit), words)


def _ended(scan: TextScan, amount: Amount, words: list[str]) -> int:
    with_sign(scan, amount, words)
    return read_range(scan, amount, words) or finish_amount(scan, amount, words)


_READ: dict[str, Callable[[TextScan, int, int, list[str]], int]] = {
    "multiple": read_multiple, "fraction": _part, "part": _part_word, "coin": _coin, "vague": read_vague,
    "number": _number, "thousand": _thousand, "hundreds": read_hundreds, "collective": read_collective,
    "portion": read_portion, "amount": read_whole_amount,
}  # fmt: skip
