"""Digits that are not amounts: times, scores, telephone numbers, dates, powers."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.counts.years_or_counts import counts_behind
from newsclean.quantity.names.telephone import is_dialed
from newsclean.quantity.numbers.digits import Numeral, read_digits
from newsclean.quantity.numbers.ordinals import add_ordinal
from newsclean.quantity.scan.clock_times import clock_time, military_time
from newsclean.quantity.time.date_spans import add_date
from newsclean.quantity.time.digit_dates import day_date, numeric_date
from newsclean.quantity.time.table_dates import digit_phrase
from newsclean.quantity.time.year_dates import joins_years
from newsclean.quantity.units.amount import read_amount
from newsclean.temporal.intervals import Period

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan
    from newsclean.quantity.units.unit_lookup import Amount

_COLON = lazy(r":\d")
_JOINED = lazy(r"(?:[-–/.]\(?\d++){2,}|-\d{4,}|/\d+/\d+")


_DECIMALS = lazy(r"[-–]\d++(?:[.,]\d++)++(?![-–/]\(?\d)")  # "-5.50", and no chain of a telephone number
_FOUR = lazy(r"-\d{4,6}(?![-–/.,]?\d)")


_SPACED_PHONE = lazy(r"(?:(?:[ -]\d{3,4}){2,}|[ -]\d{5,7})(?![\d,.]\d)")


_PHONE = lazy(r"\d{1,3}(?:[ ./-]?\(?\d{2,}\)?){2,}")  # "+49 30 1234567"
_GROUPS = lazy(r"(?:[ -]\d{2,4}(?![\d,.]\d|\w))++")
_AREA = lazy(r"\d{3}\) ?\d{3}[- ]\d{4}(?!\d)")  # "(555) 010-2345"
_HOURS = frozenset("apAPoGhU")  # a.m., p.m., o'clock, GMT, hrs, Uhr


_BORE = lazy(r"-(?:calib(?:er|re)|gauge|a-side)(?![^\W_])", 2)  # "a .45-caliber pistol", "five-a-side"
_DOCKET = lazy(r"-(?:cv|cr|mc|md|mj|bk|ap|civ)-\d", 2)  # "22-cv-1234"
_ADDED = lazy(r"\+\d++(?:st|nd|rd|th)?|\([a-z]\)(?:\(\d\))?")
_NOTE = lazy(r"\[\d{1,3}\]|.?\d{1,2}&\d{1,2}(?!\d)")  # "as he wrote [4]", "1&1"
_CARET = lazy(r"\^[-+]?\d++(?:\.\d++)?")


def excluded_end(scan: TextScan, at: int, end: int, next_: str, numeral: Numeral) -> int:  # noqa: PLR0911 - cases
    """The end of a time, score, telephone number or date of digits that begins here; 0 if there is none."""
    text = scan.text
    if next_ == " " and text[end + 1 : end + 2] in scan.lang.nouns and text[at] != "0" and end - at != 4:
        return 0
    if next_ == " " and end - at == 4 and (clock := military_time(scan, at, end)):
        return clock
    if next_ in "]&" and (note := _NOTE.match(text, at - 1 if at else 0)):
        return note.end()
    if next_ in ")、" and (listed := _listed(scan, at, end) or _in_brackets(scan, at, end)):
        return listed
    if scan.lang.refs.phrases and numeral.how == "plain" and (found := digit_phrase(scan, at, end)):
        return found
    if next_ in "-:.ºª°" and numeral.how == "plain" and (nth := scan.lang.nth.match(text, end)):
        return _nth(scan, at, end, nth.end())
    if next_ in ":.apAPoGhU'’‘′" or (next_ == " " and text[end + 1 : end + 2] in _HOURS):
        found = clock_time(scan, at, end, numeral) or (skip_token(scan, at) if _COLON.match(text, end) else 0)
        if found:
            return found
    found = _signed_exclusion(scan, at, next_, numeral) if next_ in "^/-–.+(" else 0
    if found or next_ not in " .-–":
        return found
    return _spaced(scan, at, end) if numeral.how == "plain" else 0


def _nth(scan: TextScan, at: int, end: int, stop: int) -> int:
    """ "3-е место", "3º andar", "5-го января", "в 2024-м": an order, a day or a year."""
    if end - at == 4 and scan.text[at] in "12":
        return add_date(scan, at, stop, Period(scan.text[at:end], "year"), read="year")
    return day_date(scan, at, end, stop) or add_ordinal(scan, at, stop, Decimal(scan.text[at:end]))


_PAIRS = lazy(r"(?: \d\d){2,}(?![\d.,]*\d)")


def grouped_phone(scan: TextScan, amount: Amount, numeral: Numeral, words: list[str]) -> int:
    """The end of "022 201 41 00" and "91 555 01 99", whose groups differ, and of "ring 116 117"; 0 for a number."""
    if not amount.kind and is_dialed(scan, amount, words):
        return amount.end
    if scan.text[amount.start] == "0" and " " in scan.text[amount.start : numeral.end]:
        return code_end(scan.text, numeral.end)
    pairs = _PAIRS.match(scan.text, numeral.end)
    return pairs.end() if pairs else 0


def phone_end(scan: TextScan, at: int) -> int:
    """The end of the telephone number that begins behind a plus or a bracket, or of "UTC+1"; 0 for none."""
    if scan.text[at - 1] == "+" and scan.text[at - 2 : at - 1].isalpha() and at > 1:
        return skip_token(scan, at)
    match = (_PHONE if scan.text[at - 1] == "+" else _AREA).match(scan.text, at)
    return match.end() if match else 0


def code_end(text: str, end: int) -> int:
    """The end of a code whose first digits, with a zero before them, end here: "0800 1111"."""
    match = _GROUPS.match(text, end)
    return match.end() if match else end


def _spaced(scan: TextScan, at: int, end: int) -> int:
    """ "0800 123 456", "24 February", "1. An item"."""
    text = scan.text
    if text[at] == "0" and text[end] == " " and (phone := _SPACED_PHONE.match(text, end)):
        return phone.end()
    if done := day_date(scan, at, end, end):
        return done
    return (_listed(scan, at, end) or _point_ordinal(scan, at, end)) if text[end] == "." else 0


_ORDERED = lazy(r"\. ?(?:(?P<small>[^\W\d_A-ZÀ-ÞĀ-Ž])|[A-ZÀ-Þ]{2,3} |[^\W\d_])")


def _point_ordinal(scan: TextScan, at: int, end: int) -> int:
    """ "im 3. Stock", "på 2. plads": an ordinal, unless the point may end a sentence ("Es starben 3. Danach …").

    >>> from newsclean import find_quantities
    >>> text = "Im 3. Stock brannte es, verletzt wurden 5. Danach gewann der 1. FC Vell die 2. und letzte Runde."
    >>> [(q.text, q.kind) for q in find_quantities(text, lang="de")]
    [('3.', 'ordinal'), ('5', 'count'), ('1.', 'ordinal'), ('2.', 'ordinal')]
    """
    match = _ORDERED.match(scan.text, end) if scan.lang.grammar.point_ordinals and end - at < 4 else None
    if match is None:
        return 0
    words = scan.back(at)
    if words and words[-1].lower() in scan.lang.refs.decade_before:
        return 0  # "w latach 90. w Polsce"
    if not match["small"] and (not words or words[-1].lower() not in scan.lang.sets["before_ordinal"]):
        return 0
    return add_ordinal(scan, at, end + 1, Decimal(scan.text[at:end]), words)


def _listed(scan: TextScan, at: int, end: int) -> int:
    """ "1. A point", "2) another", "3、第三": the number of an item at the beginning of a line."""
    text = scan.text
    if end - at > 2 or (at and text[at - 1] != "\n") or (text[end] != "、" and text[end + 1 : end + 2] != " "):
        return 0
    return end + 1


_NOTE_BEHIND = frozenset((".", ",", ";", ":", "", "\n"))
_ITEM_BEHIND = _NOTE_BEHIND | {" "}
_BEFORE_ITEM = lazy(r"(?:\A|[\n:;,]|\b(?:and|or|und|oder|et|ou|y|o|e|i|en|of|och|og|ja|и)) ?\(\Z")


def _in_brackets(scan: TextScan, at: int, end: int) -> int:
    """ "(1) pay the fee; and (2) leave": the number of an item in a sentence; 0 for others.

    >>> from newsclean import find_quantities
    >>> [q.text for q in find_quantities("They must (1) pay, (2) sign and (3) leave; eleven (11) did, Orr (45) too.")]
    ['1', 'eleven', '11', '45']
    """
    if scan.text[at - 1 : at] != "(" or end - at > 2 or scan.text[end + 1 : end + 2] not in _ITEM_BEHIND:
        return 0
    if scan.text[at:end] == "1" and scan.text[end + 1 : end + 2] in _NOTE_BEHIND:
        return end + 1  # "his last novel (1)."
    return end + 1 if _BEFORE_ITEM.search(scan.text, max(0, at - 7), at) else 0


def _signed_exclusion(scan: TextScan, at: int, next_: str, numeral: Numeral) -> int:
    """Powers, telephone numbers, dates and slashes; 0 for a possible range or fraction."""
    text, end = scan.text, numeral.end
    if next_ in "+(":  # "after 90+3 minutes", "a 401(k) plan"
        added = _ADDED.match(text, end)
        return added.end() if added else 0
    if next_ == "-" and (named := _hyphened(scan, at, numeral)):
        return named
    if next_ == "^" and (match := _CARET.match(text, end)):
        return match.end()
    if next_ in "-–/" and joins_years(text, at, end):
        return 0
    if match := _JOINED.match(text, end):
        otherwise = 0 if _may_range(scan, at, numeral) else max(match.end(), skip_token(scan, at))
        return numeric_date(scan, at) or otherwise
    return skip_token(scan, at) if next_ == "/" and text[end + 1 : end + 2].isdigit() else 0


def _hyphened(scan: TextScan, at: int, numeral: Numeral) -> int:
    """ "a .45-caliber pistol", "1,4-dioxane": a name, its number first; 0 for others."""
    if match := _BORE.match(scan.text, numeral.end):
        return match.end()
    if _DOCKET.match(scan.text, numeral.end):
        return skip_token(scan, at)
    places = numeral.how == "decimal" and "," in scan.text[at : numeral.end] and scan.lang.point == "."
    return skip_token(scan, at) if places and scan.text[numeral.end + 1 : numeral.end + 2].isalpha() else 0


def _may_range(scan: TextScan, at: int, numeral: Numeral) -> bool:
    """ "5.25-5.50%", "1-1.5 million", "800-1200 euros": two numbers, the lower first; whole ones followed by a unit."""
    text, end = scan.text, numeral.end
    if numeral.how not in ("plain", "decimal", "grouped"):
        return False
    if _DECIMALS.match(text, end):
        high = read_digits(text, end + 1, scan.lang)
        return high is not None and high.how in ("decimal", "grouped") and numeral.value < high.value
    if numeral.how != "plain" or not _FOUR.match(text, end):
        return False
    second = read_amount(text, end + 1, scan.lang, scan.country)
    if second is None or numeral.value >= second.value:
        return False
    counted = not second.kind and second.end - end == _FULL and end - at == _FULL - 1  # "1500-2000 рабочих"
    return second.kind in ("money", "percent", "measure") or (counted and _is_counted(scan, second.end))


_FULL = 5  # characters of a hyphen and four digits


def _is_counted(scan: TextScan, end: int) -> bool:
    return not scan.lang.grammar.head_noun and counts_behind(scan, end)


_LATIN = lazy(r"(?:[A-Za-z\d_@#]|[.,:'’/+-](?=[A-Za-z\d]))++")  # in scripts without spaces
_TOKEN = lazy(r"(?:[\w@#]|[.,:/\\'’+-](?=\w))++")


_ROW = lazy(r"\d++(?:[ \xa0\u202f\u2009.,'’]\d{3}(?!\d))*+(?:[ -]?[^\W\d_]++)?+")


def skip_token(scan: TextScan, at: int) -> int:
    """The end of the word at this position."""
    match = (_TOKEN if scan.lang.spaced else _LATIN).match(scan.text, at)
    return match.end() if match else at + 1


def skip_digits(scan: TextScan, at: int) -> int:
    """The end of digits that are too many or too oddly separated to be a number."""
    match = _ROW.match(scan.text, at)
    return max(match.end() if match else 0, skip_token(scan, at))
