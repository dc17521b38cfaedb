"""Number words, and the final decisions about an amount: parts, multiples, shares, ranks."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.decimals import CONTEXT, ratio
from newsclean.quantity.numbers.fractions import (
    is_percent_of,
    is_share,
    of_unit,
    one_in,
    read_fraction,
    read_quarters,
    with_parts,
)
from newsclean.quantity.numbers.vague import AGAINST, is_left_over, read_multiple, read_several, read_vague
from newsclean.quantity.numbers.words import OF_A, WordNumber, read_words
from newsclean.quantity.scan.identifiers import in_proper_name
from newsclean.quantity.scan.ranges import read_range
from newsclean.quantity.time.relative_words import english_ago
from newsclean.quantity.time.table_dates import counted_phrase, table_ago
from newsclean.quantity.time.year_dates import century_date
from newsclean.quantity.units import compound
from newsclean.quantity.units.amount import read_amount, read_unit
from newsclean.quantity.units.counted_noun import counted_noun
from newsclean.quantity.units.unit_lookup import Amount

if TYPE_CHECKING:
    import re

    from newsclean.quantity.language import Language
    from newsclean.quantity.scan.state import TextScan

_EST = lazy(r"[ -](?:most|least|best|worst|[a-z]{3,12}est)(?![^\W_])")
_ONE_OF = lazy(r"[ -]((?:twen|thir|for|fif|six|seven|eigh|nine)ty)(?=[- ])")
_OR_MORE = lazy(r" or (more|less|fewer|so)(?= [a-z])")
_BEHIND = lazy(r" ([^\W\d_]++)")
_POINT_BEHIND = lazy(r" point(?![^\W_])")
_ALONE = lazy(r"[.,;:!?)”\"]|$| (?:an?|per|each|for|in|or|and|on) ")
_KNOWN = frozenset(["the", "these", "those", "its", "their", "both", "other", "his", "her", "our"])
_HOURS = (["half", "past"], ["quarter", "past"], ["quarter", "to"])
_BAKERS = ("baker's", "baker’s", "bakers")
_SKIP_ORDINAL = frozenset(["lady", "aid", "name", "names", "hand", "minister"])


def finish_amount(scan: TextScan, amount: Amount, words: list[str]) -> int:
    """Add the amount as what it turns out to be; return where the scan continues."""
    if amount.kind == "times":
        amount.kind = "multiple" if AGAINST.match(scan.text, amount.end) else "count"
    elif amount.kind == "fold":
        amount.kind = "multiple"
    elif amount.kind == "money":
        _add_parts(scan, amount, words)
    elif amount.kind == "duration":
        compound.add_smaller_units(scan, amount)
        done = table_ago(scan, amount) if scan.lang.refs.phrases else english_ago(scan, amount)
        if done:
            return done
    elif amount.kind == "measure":
        if amount.unit in compound.PARTED:
            compound.add_smaller_units(scan, amount)
    elif not amount.kind:
        done, words = _finish_bare(scan, amount, words)
        if done:
            return done
    return scan.emit(amount, words)


def _add_parts(scan: TextScan, amount: Amount, words: list[str]) -> None:
    if scan.lang.grammar.number_phrases:
        with_parts(scan, amount, words)
    elif scan.lang.grammar.parts_joint:
        _add_cents(scan, amount)


def _add_cents(scan: TextScan, amount: Amount) -> None:
    """ "15 Euro und 20 Cent", "25 грн 50 копійок": a sum and its parts are one."""
    joint = scan.lang.parts_joint.match(scan.text, amount.end)
    if joint is None or amount.scaled or amount.value != amount.value.to_integral_value():
        return
    word = scan.text[joint.end() : joint.end() + 1]
    if not (word.isdecimal() or scan.text[joint.end() : joint.end() + 24].split(" ")[0].lower() in scan.lang.small):
        return
    cents = read_amount(scan.text, joint.end(), scan.lang, scan.country)
    if cents and cents.kind == "money" and 0 < cents.value < 1 and not cents.mark:
        amount.value, amount.end = CONTEXT.add(amount.value, cents.value), cents.end


def _finish_bare(scan: TextScan, amount: Amount, words: list[str]) -> tuple[int, list[str]]:
    """A number without a unit: the unit after "or more", a share, a percentage, or the times that it counts."""
    if not scan.lang.grammar.number_phrases:
        return counted_phrase(scan, amount), words
    if scan.text.startswith(scan.lang.lasting, amount.end) and not amount.scaled:
        _lasting(scan, amount)
    if scan.text.startswith(" or ", amount.end) and (match := _OR_MORE.match(scan.text, amount.end)):
        words = _or_more(scan, amount, match, words)
    if not amount.kind and not amount.scaled:
        if 0 < amount.value < 10 or amount.value == -1:
            one_in(scan, amount)
        if words and words[-1].lower() == "of" and is_percent_of(words, scan.text, amount):
            amount.kind, amount.unit = "percent", "%"
    return 0, words


def _lasting(scan: TextScan, amount: Amount) -> None:
    """ "three straight quarters", "five more years": the unit of time behind an adjective."""
    match = _BEHIND.match(scan.text, amount.end)
    if match is None:
        return
    probe = Amount(amount.start, match.end(), amount.value)
    read_unit(probe, scan.text, scan.lang, scan.country)
    if probe.kind == "duration":
        amount.kind, amount.unit, amount.end = probe.kind, probe.unit, probe.end


def _or_more(scan: TextScan, amount: Amount, match: re.Match[str], words: list[str]) -> list[str]:
    """ "400 or more millimeters": the unit after it; returns the words with the meaning of the first two."""
    probe = Amount(amount.start, match.end(), amount.value)
    read_unit(probe, scan.text, scan.lang, scan.country)
    if not probe.kind:
        return words
    amount.kind, amount.unit, amount.alternates, amount.end = probe.kind, probe.unit, probe.alternates, probe.end
    return {"more": ["at", "least"], "so": ["about"]}.get(match[1], ["at", "most"])


def number_word(scan: TextScan, start: int, end: int) -> int:
    """At a number word; return where the scan continues."""
    text, name = scan.text, scan.text[start:end].lower()
    if start > 1 and text[start - 1] in "-‐‑" and text[start - 2].isalnum():
        return end
    if text[end : end + 1] in "'’" and text[end + 1 : end + 2].isalpha() and not name.endswith("s"):
        return end
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


def _is_alone(scan: TextScan, end: int) -> bool:
    """Does nothing follow that could belong to the number? Then most of the reading is unnecessary."""
    match = _BEHIND.match(scan.text, end)
    return match is not None and match[1].lower() not in scan.lang.goes_on


def _is_one(scan: TextScan, end: int, words: list[str]) -> bool:  # noqa: PLR0911 - a table of cases, one line each
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


def _cardinal(scan: TextScan, start: int, reading: WordNumber, words: list[str]) -> int:
    text, lang = scan.text, scan.lang
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
    with_sign(scan, amount, words)
    read_unit(amount, scan.text, lang, scan.country)
    if not amount.kind and words and 1 < amount.value <= 10 and words[-1].lower() in _KNOWN and not amount.scaled:
        return amount.end  # "the two leaders" says who they are, not how many there are
    if not lang.grammar.lone_number_words and not amount.kind and not amount.scaled and amount.value <= 100:
        found = read_range(scan, amount, words) or counted_phrase(scan, amount)
        return found or amount.end  # "ein", "un", "een" are articles first of all
    return read_range(scan, amount, words) or finish_amount(scan, amount, words)


def with_sign(scan: TextScan, amount: Amount, words: list[str]) -> None:
    """ "minus five": the word before the number is its sign."""
    if (
        words
        and _is_minus(words, scan.lang)
        and scan.text[amount.start - 1 : amount.start] == " "
        and not any(" ".join(words[-count:]).lower() in scan.lang.before for count in (2, 3))  # "au moins 5"
    ):
        first = words[-1] if words[-1].lower() in scan.lang.minus else words[-2]  # "शून्य से 7", "from zero 7" below
        amount.start = scan.text.rfind(first.lstrip(",(“"), 0, amount.start)
        amount.value = -amount.value
    elif not scan.lang.spaced and amount.value > 0 and scan.text.endswith(scan.lang.minus_ends, 0, amount.start):
        amount.start -= max(len(word) for word in scan.lang.minus_ends if scan.text.endswith(word, 0, amount.start))
        amount.value = -amount.value


def _is_minus(words: list[str], lang: Language) -> bool:
    last = words[-1] if words[-1][0] not in ",(“" else words[-1][1:]
    return last.lower() in lang.minus or " ".join(words[-2:]).lower() in lang.minus


def _part(scan: TextScan, start: int, end: int, words: list[str]) -> int:
    name = scan.text[start:end].lower()
    amount = compound.and_a_half(scan, start, end) if name == "half" and words and words[-1] in ("a", "and") else None
    if amount is not None:
        return finish_amount(scan, amount, scan.back(amount.start))
    amount = read_fraction(scan, start, end, name, words)
    if amount is None:
        return end
    return finish_amount(scan, amount, words if amount.start == start else words[:-1])


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


def add_ordinal(scan: TextScan, start: int, end: int, value: Decimal, words: list[str] | None = None) -> int:
    """Add an ordinal, or a rank when a superlative follows."""
    words = scan.back(start) if words is None else words
    if value == 2 and _is_moment(scan, start, end, words):
        return end
    follow = scan.text[end : end + 16].lstrip(" -").split(" ", 1)[0]
    if (follow in _SKIP_ORDINAL and value == 1) or follow.rstrip(".,;:)") in scan.lang.sets["places"]:
        return end
    match = _EST.match(scan.text, end)
    amount = Amount(start, match.end() if match else end, value, "ordinal", kind="rank" if match else "ordinal")
    return scan.emit(amount, words)


def _is_moment(scan: TextScan, start: int, end: int, words: list[str]) -> bool:
    """ "for a second", "a split second", "feet per second": the unit of time, and no order."""
    last = [word.lower() for word in words[-2:]]
    if last[-1:] in (["split"], ["per"]):
        return True
    return (
        last == ["for", "a"]
        and counted_noun(scan.text, Amount(start, end, Decimal(2), kind="ordinal"), scan.lang) is None
    )


_READ: dict[str, Callable[[TextScan, int, int, list[str]], int]] = {
    "multiple": read_multiple, "fraction": _part, "coin": _coin, "vague": read_vague, "number": _number,
}  # fmt: skip
