"""What to do at a digit or a word: read the amount there, or step over what is no quantity."""

from __future__ import annotations

import re
from decimal import Decimal

from newsclean.lazy import lazy
from newsclean.quantity import dates, spoken, tables, time
from newsclean.quantity.amount import Amount, after, take
from newsclean.quantity.digits import CONTEXT, Numeral, read_digits, read_from
from newsclean.quantity.language import WIDE
from newsclean.quantity.ranges import connected
from newsclean.quantity.scan import Scan
from newsclean.quantity.tables import Entry
from newsclean.quantity.words import read_words

_TOKEN = lazy(r"(?:[\w@#]|[.,:/\\'’+-](?=\w))++")
_CLOCK = lazy(r"(?::\d{2}(?![\d])){0,2}+\s?(?:[ap]\.m\b\.?|[ap]m\b|o[’']clock|GMT\b|hrs\b|Uhr\b|h(?:eures)?\b)", 2)
_COLON = lazy(r":\d")
_SUFFIX = lazy(r"(?:st|nd|rd|th)(?![^\W_])")
_LETTERS = lazy(r"[^\W\d_]{1,8}\.?(?= ?$)")
_JOINED = lazy(r"(?:[-–/.]\(?\d++){2,}|-\d{4,}|/\d+/\d+")
_SPACED_PHONE = lazy(r"(?:[ -]\d{3,4}){2,}(?![\d,.]\d)")
_MORE = lazy(r" \d{1,4}(?![\w,.%])")
_HOURS = frozenset("apAPoGhU")  # a.m., p.m., o'clock, GMT, hrs, Uhr
_CARET = lazy(r"\^[-+]?\d++(?:\.\d++)?")
_STREET = lazy(
    r"(?: [A-Z][\w.]{0,15}){1,3}"
    r" (?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Drive|Dr|Square|Place|Terrace|Way)\b"
)
_ROW = lazy(r"\d++(?:[ \xa0\u202f\u2009.,'’]\d{3}(?!\d))*+(?:[ -]?[^\W\d_]++)?+")
_STUCK = frozenset("#@_/\\&=")
DASHES = "-–−‐‑"


def skip(scan: Scan, at: int) -> int:
    """Where the word ends that holds this place."""
    match = _TOKEN.match(scan.text, at)
    return match.end() if match else at + 1


def refuse(scan: Scan, at: int) -> int:
    """Where the digits end that are too many or too oddly parted to be a number."""
    match = _ROW.match(scan.text, at)
    return max(match.end() if match else 0, skip(scan, at))


def digit(scan: Scan, at: int) -> int:
    """At a digit: read the number that begins there; returns where the scan goes on."""
    before = scan.text[at - 1] if at else " "
    if (before.isalpha() and scan.lang.name not in WIDE) or before in _STUCK:
        return _touched(scan, at, before)
    start, negative = at, False
    if before in DASHES:
        behind = scan.text[at - 2 : at - 1]
        if behind.isalnum() or behind in (")", "."):
            return skip(scan, at)
        if before != "–":
            start, negative = at - 1, True
    elif before == ".":
        return _pointed(scan, at)
    elif before == ":" and scan.text[at - 2 : at - 1].isdigit():
        return skip(scan, at)
    return _read(scan, start, at, None, negative=negative)


def _touched(scan: Scan, at: int, before: str) -> int:
    """Behind a letter: "Q3 2023", "Rs500", or the name that "G20" is."""
    if before in "QHY" and (period := dates.glued(scan, at)):
        return period
    found = _glued(scan, at)
    if found is None:
        return skip(scan, at)
    return _read(scan, found[0], at, found[1], negative=False)


def _read(scan: Scan, start: int, at: int, entry: Entry | None, *, negative: bool) -> int:
    if scan.lang.name in WIDE and (end := dates.wide(scan, at)):
        return end
    numeral = read_digits(scan.text, at, scan.lang)
    if numeral is None:
        return refuse(scan, at)
    return _numeral(scan, start, at, numeral, negative, entry)


def _numeral(scan: Scan, start: int, at: int, numeral: Numeral, negative: bool, entry: Entry | None) -> int:
    text, end = scan.text, numeral.end
    next_ = text[end : end + 1]
    if next_ and entry is None:
        trap = _trap(scan, at, end, next_, numeral)
        if trap:
            return trap
    words = scan.back(start)
    amount = Amount(start, end, -numeral.value if negative else numeral.value, numeral.how)
    if entry is not None:
        amount.mark = text[start:at]
    elif words and text[start - 1 : start] in " \xa0" and start:
        entry = _word_before(scan, amount, words)
    if entry is not None:
        take(amount, tables.of_country(entry, scan.country))
    if next_ in " -" and next_ and numeral.how != "fraction":
        _hundred(scan, amount)
    after(amount, text, scan.lang, scan.country)
    if amount.glued:
        return skip(scan, at)
    if amount.mark and _no_money(amount, text):
        if text[at - 1].isalpha():
            return skip(scan, at)
        amount.mark, amount.kind, amount.unit, amount.alternates, amount.start = "", "", None, (), at
    return _bare(scan, amount, words, numeral)


_HUNDRED = lazy(r"[ -](hundred|dozens?|dzs)(?![^\W_])", re.IGNORECASE)
_GO_ON = frozenset("hdtmlc")  # hundred, dozen, thousand, million, lakh, crore
_THOUSANDS = lazy(r" (?:thousand|million|lakh|crore) (\d{1,3}) (hundred)(?![^\W_])")


def _hundred(scan: Scan, amount: Amount) -> None:
    """ "3 hundred and 21", "4 thousand 3 hundred", "2 dozen": digits that go on in words."""
    if scan.lang.name != "en":
        return
    text, head = scan.text, Decimal(0)
    if text[amount.end + 1 : amount.end + 2] not in _GO_ON:
        return
    match = _THOUSANDS.match(text, amount.end)
    if match:
        power = scan.lang.scale[text[amount.end + 1 : match.start(1) - 1]]
        head = CONTEXT.scaleb(amount.value, power)
        seed = Decimal(match[1])
        place = match.span(2)
    else:
        match = _HUNDRED.match(text, amount.end)
        if match is None:
            return
        seed, place = amount.value, match.span(1)
    found = read_words(text, *place, scan.lang, seed)
    if found and found.how == "cardinal":
        amount.value, amount.end, amount.how = CONTEXT.add(head, found.value), found.end, "words"


def _bare(scan: Scan, amount: Amount, words: list[str], numeral: Numeral) -> int:
    """Decide about a number that has been read: a year, an identifier, a range, or a quantity."""
    text = scan.text
    if not amount.kind and numeral.how == "decimal" and words and words[-1].lower() in scan.lang.identifiers:
        return amount.end  # "Windows 8.1"
    if not amount.kind and not amount.scaled and numeral.how in ("plain", "listed"):
        year = dates.year(scan, amount, words)
        if year:
            return year
        if _named(scan, amount, words):
            more = _MORE.match(text, amount.end)
            return more.end() if more else amount.end
    spoken.signed(scan, amount, words)
    return connected(scan, amount, words) or spoken.finish(scan, amount, words)


def _trap(scan: Scan, at: int, end: int, next_: str, numeral: Numeral) -> int:
    """The end of a time, score, telephone number or date of digits that begins here; 0 when there is none."""
    text = scan.text
    if next_ in ":.apAPoGhU" or (next_ == " " and text[end + 1 : end + 2] in _HOURS):
        match = _CLOCK.match(text, end)
        if match and numeral.value < 25:
            return match.end()
        if _COLON.match(text, end):
            return skip(scan, at)
    found = _signed_trap(scan, at, end, next_) if next_ in "^/-–." else 0
    if found or next_ not in "sStTnNrR .":
        return found
    if next_ not in " .":
        return _suffixed(scan, at, end, numeral)
    if text[at] == "0" and (phone := _SPACED_PHONE.match(text, end)):
        return phone.end()
    return dates.day(scan, at, end, end) if numeral.how == "plain" else 0


def _signed_trap(scan: Scan, at: int, end: int, next_: str) -> int:
    """Powers, telephone numbers, dates and strokes; 0 for what may be a range or a fraction."""
    text = scan.text
    if next_ == "^" and (match := _CARET.match(text, end)):
        return match.end()
    if match := _JOINED.match(text, end):
        return dates.numeric(scan, at) or max(match.end(), skip(scan, at))
    return skip(scan, at) if next_ == "/" and text[end + 1 : end + 2].isdigit() else 0


def _suffixed(scan: Scan, at: int, end: int, numeral: Numeral) -> int:
    """ "3rd", "3rd March", "1990s"."""
    match = _SUFFIX.match(scan.text, end)
    if match:
        return dates.day(scan, at, end, match.end()) or spoken.ordinal(scan, at, match.end(), numeral.value)
    return dates.decade(scan, at, end) if scan.text[end] == "s" else 0


def _glued(scan: Scan, at: int) -> tuple[int, Entry] | None:
    """ "Rs500", "VND4,927", "MAUD 60": the currency that touches the number on its left."""
    match = _LETTERS.search(scan.text, max(0, at - 8), at)
    if match is None:
        return None
    start = match.start()
    if start and (scan.text[start - 1].isalnum() or scan.text[start - 1] == "_"):
        return None
    entry = scan.lang.prefix.get(match[0])
    return (start, entry) if entry else None


def _word_before(scan: Scan, amount: Amount, words: list[str]) -> Entry | None:
    """ "Rs 500", "USD 34.6 million", "dollar 22.5 million": the currency before the number, parted by a space."""
    word = words[-1].lstrip("(“\"'‘[")
    entry = scan.lang.prefix.get(word)
    if entry is None and len(word) == 4 and word[0] in "MK" and word[1:] in tables.codes():
        amount.value = CONTEXT.scaleb(amount.value, 6 if word[0] == "M" else 3)
        entry = Entry("money", word[1:])
    if entry is None:
        return None
    start = scan.text.rfind(word, 0, amount.start)
    if len(words) > 1 and word.islower() and _is_number(words[-2]):
        return None  # "5 dollar 20"
    amount.mark, amount.start = scan.text[start : amount.start], start
    words.pop()
    return entry


def _is_number(word: str) -> bool:
    return word[-1:].isdigit()


def _no_money(amount: Amount, text: str) -> bool:
    """A letter or word in capitals before a small bare number is a name ("R 2", "ALL 5 solutions", "K2")."""
    mark = amount.mark.strip()
    if mark in tables.weak() or mark in tables.word_codes():
        digits = text[amount.start + len(amount.mark) : amount.end]
        return not (amount.scaled or "," in digits or "." in digits)
    return False


def _named(scan: Scan, amount: Amount, words: list[str]) -> bool:
    """Does the bare number name something: "Article 370", "Boeing 737", "Windows 11", "Room 12"?"""
    if _is_address(scan, amount):
        return True
    if not words or amount.start == 0 or scan.text[amount.start - 1] not in " \xa0":
        return False
    last = words[-1]
    if last.lower() in scan.lang.identifiers or last.lower().rstrip("s") in scan.lang.identifiers:
        return True
    if not last[0].isupper() or not last.isalpha() or scan.lang.name != "en" or amount.value > 9999:
        return False
    if last.lower() in scan.lang.stop or last.lower() in scan.lang.before_last or last.lower() in scan.lang.weekdays:
        return False
    return len(words) > 1 or amount.start > len(last) + 1 or not _noun_follows(scan, amount)


def _is_address(scan: Scan, amount: Amount) -> bool:
    """ "10 Downing Street", "420 City Boulevard", and the "737 MAX"."""
    if not scan.text[amount.end + 1 : amount.end + 2].isupper():
        return False
    following = scan.text[amount.end + 1 : amount.end + 12].split(maxsplit=1)
    if following and following[0].rstrip(".,;:)") in scan.lang.models:
        return True
    return _STREET.match(scan.text, amount.end) is not None


def _noun_follows(scan: Scan, amount: Amount) -> bool:
    noun = scan.noun(amount, amount.end)
    return bool(noun and noun[0].islower())


def _pointed(scan: Scan, at: int) -> int:
    """ ".77": a decimal without its zero."""
    text = scan.text
    if at > 1 and (text[at - 2].isalnum() or text[at - 2] in ".…"):
        return skip(scan, at)
    numeral = read_from(text, at - 1, scan.lang)
    if numeral is None:
        return skip(scan, at)
    negative = text[at - 2 : at - 1] in ("-", "−") and at > 1
    return _numeral(scan, at - 2 if negative else at - 1, at, numeral, negative, None)


def word(scan: Scan, start: int, end: int) -> int:
    """At a number word, a month, a weekday or a word of time."""
    return time.word(scan, start, end) or spoken.word(scan, start, end)
