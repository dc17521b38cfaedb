"""Numerals in digits: "1,234.5", "1.234.567", "1 500 000", "12,34,567.89", "2½", "1-1/2", "2.48×10−5"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.decimals import CONTEXT, LONGEST, ratio

if TYPE_CHECKING:
    from newsclean.quantity.language import Language

_RUN = lazy(r"\d++(?:[.,'’٬٫．，]\d++)*+")
_DOT = lazy(r"\d{1,4}・\d{1,2}(?=[万億兆])")  # "2・4兆円": the point of Japanese headlines
_PLAIN = lazy(r"\d++(?![.,'’]\d)")
_GROUPED = {",": lazy(r"\d{1,3}(?:,\d{3})++(?:\.\d++)?+"), ".": lazy(r"\d{1,3}(?:\.\d{3})++(?:,\d++)?+")}
_INDIAN = lazy(r"\d{1,2}(?:,\d{2}(?=,))++,\d{3}(?:\.\d++)?+")
_SWISS = lazy(r"\d{1,3}(?:['’]\d{3})++(?:[.,]\d{1,2})?+")
_SPACED = lazy(r"(?:([ \xa0\u202f\u2009])\d{3}(?!\d))(?:\1\d{3}(?!\d))*+(?:[.,]\d{1,2}(?!\d))?+")
_FRACTION = lazy(r"([ -]{1,2}\d{1,2})?([/⁄])(\d{1,4})(?![\d/])")
_POWER = lazy(r"(?:[eE]([+-]?\d{1,2})|\s?[×x]\s?10(?=[-−^])\^?([-−]?\d{1,2}))(?![\w.])")
_MORE, _JOINS = frozenset("0123456789×x"), frozenset("/⁄eE×x")
_COMMON = frozenset((12, 15, 16, 20, 25, 32, 40, 50, 64, 100, 1000))  # below the stroke; "9/11" is a day
_VULGAR = dict(
    zip(
        "½¼¾⅓⅔⅛⅜⅝⅞⅕⅖⅗⅘⅙⅚",
        ["12", "14", "34", "13", "23", "18", "38", "58", "78", "15", "25", "35", "45", "16", "56"],
        strict=True,
    )
)


_NARROW = str.maketrans("．，・", ".,.")


class Numeral(NamedTuple):
    """A numeral: its value, where it ends, and how it was written."""

    value: Decimal
    end: int
    how: str  # plain, grouped, decimal, fraction, power
    slip: int = 0  # by how many powers of ten another reading of its separator differs; see separators.py


def _vulgar(sign: str) -> tuple[int, int]:
    both = _VULGAR[sign]
    return int(both[0]), int(both[1])


def read_digits(text: str, start: int, lang: Language) -> Numeral | None:
    """The numeral that begins here; None if it is not a number: a version, an address, or too long."""
    if text[start] in _VULGAR:
        over, under = _vulgar(text[start])
        return Numeral(ratio(over, under), start + 1, "fraction")
    match = (_DOT.match(text, start) if not lang.spaced else None) or _RUN.match(text, start)
    if match is None:
        return None
    run, end = match[0], match.end()
    if "，" in run and text[start].isascii():  # "$20，300美元": two numbers; "１，２００" is one
        run = run.partition("，")[0]
        end = start + len(run)
    if not lang.spaced and not run.isascii():
        run = run.translate(_NARROW)
    if "," in run and text[start - 1 : start] == "," and text[start - 2 : start - 1].isdigit():  # "22,24,26"
        run = run.partition(",")[0]
        end = start + len(run)
    if len(run) > LONGEST:
        return None
    found = _whole(text, run, end, lang) if run.isdigit() else _parted(run, start, lang)
    if found is None or end >= len(text):
        return found
    after = text[found.end : found.end + 1]
    if after in _VULGAR or after in _JOINS or (after in " -" and text[found.end + 1 : found.end + 2] in _MORE):
        return _extended(text, run, found)
    return found


def read_from(text: str, at: int, lang: Language) -> Numeral | None:
    """The numeral that begins here, possibly without its leading zero: ".77"."""
    if text[at : at + 1] != "." and not (lang.point == "," and text[at : at + 1] == ","):
        return read_digits(text, at, lang)
    match = _PLAIN.match(text, at + 1)
    if match is None or len(match[0]) > LONGEST:
        return None
    return Numeral(Decimal("0." + match[0]), match.end(), "decimal")


def _whole(text: str, run: str, end: int, lang: Language) -> Numeral | None:
    if len(run) > 3 and run[0] == "0" and not run.strip("0"):
        return None
    if len(run) <= 3 and text[end : end + 1] in (" ", "\xa0", "\u202f", "\u2009"):
        match = _SPACED.match(text, end) if text[end + 1 : end + 2].isdecimal() else None
        if match and len(match[0]) > LONGEST:
            return None
        if match and _is_group(match, lang):
            body = re.sub(r"[ \xa0\u202f\u2009]", "", match[0]).replace(",", ".")
            return Numeral(Decimal(run + body), match.end(), "grouped")
    return Numeral(Decimal(run), end, "plain")


def _is_group(match: re.Match[str], lang: Language) -> bool:
    """Is "1 500 000" one number? Yes with a no-break space, and in rounded or longer ones."""
    if match[1] != " " or lang.spaces:
        return True
    return match[0].count(" ") > 1 or match[0].endswith("000")


def _parted(run: str, start: int, lang: Language) -> Numeral | None:  # noqa: PLR0911 - cases, one line each
    """A run with separators between its digits, read by the language's use of them, else by its shape."""
    end = start + len(run)
    head, sign, rest = run.partition(lang.point)
    if sign and head.isdigit() and rest.isdigit():  # one point of the language, and nothing to group
        slip = 3 if not lang.sure and len(rest) == 3 and len(head) < 4 and head[0] != "0" else 0
        return Numeral(Decimal(f"{head}.{rest}"), end, "decimal", slip)
    run = run.replace("٬", ",").replace("٫", ".")
    for group, point in ((lang.group, lang.point), (lang.point, lang.group)):
        sure = group == lang.group or run.count(group) > 1 or point in run
        if sure and group in _GROUPED and _GROUPED[group].fullmatch(run):
            plain = run.replace(group, "").replace(point, ".")
            slip = 0 if lang.sure or run.count(group) > 1 or point in run else -3
            return Numeral(Decimal(plain), end, "grouped", slip)
    if _INDIAN.fullmatch(run):
        return Numeral(Decimal(run.replace(",", "")), end, "grouped")
    if _SWISS.fullmatch(run):
        return Numeral(Decimal(re.sub("['’]", "", run).replace(",", ".")), end, "grouped")
    head, sign, rest = run.partition("." if "." in run else ",")
    if head.isdigit() and rest.isdigit() and (sign == lang.point or len(rest) < 3):
        return Numeral(Decimal(f"{head}.{rest}"), end, "decimal")
    if "." in run or sign not in run:
        return None
    return Numeral(Decimal(head), start + len(head), "listed") if head.isdigit() else None


def _extended(text: str, run: str, found: Numeral) -> Numeral:
    """Extend a numeral by what follows: "2½", "2 1/2", "3/4", "1e6", "2.48×10−5"."""
    end = found.end
    if text[end] in _VULGAR and found.how == "plain":
        over, under = _vulgar(text[end])
        return Numeral(found.value + ratio(over, under), end + 1, "fraction")
    if found.how == "plain" and len(run) < 5:
        match = _FRACTION.match(text, end)
        if match and (value := _fraction(found.value, match)) is not None:
            return Numeral(value, match.end(), "fraction")
    match = _POWER.match(text, end)
    if match:
        power = int((match[1] or match[2]).replace("−", "-"))
        return Numeral(CONTEXT.scaleb(found.value, power), match.end(), "power")
    return found


def _fraction(whole: Decimal, match: re.Match[str]) -> Decimal | None:
    under = int(match[3])
    if not under:
        return None
    if match[1] is None:
        common = whole < under and (under <= 10 or under in _COMMON)
        return ratio(int(whole), under) if common else None
    over = int(match[1].strip(" -"))
    return whole + ratio(over, under) if over < under else None
