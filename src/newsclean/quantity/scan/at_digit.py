"""What to do at a digit: read the amount there, or skip what is not a quantity."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity import tables
from newsclean.quantity.counts.colon_prices import colon_price
from newsclean.quantity.fields import UnitEntry
from newsclean.quantity.names.coded_names import opens_work
from newsclean.quantity.names.cut_years import cut_year_end
from newsclean.quantity.names.labelled import is_lettered
from newsclean.quantity.names.no_amounts import no_amount
from newsclean.quantity.numbers.digits import Numeral, read_digits, read_from
from newsclean.quantity.numbers.finish import finish_amount, go_on_in_words, percent_before, with_sign
from newsclean.quantity.numbers.separators import settle_separator
from newsclean.quantity.scan.currency_before import (
    currency_before,
    glued_currency,
    is_minus_percent,
    is_not_money,
    is_pointed_share,
)
from newsclean.quantity.scan.exclusions import code_end, grouped_phone, phone_end, skip_digits, skip_token
from newsclean.quantity.scan.foreign_names import is_kind_of_name
from newsclean.quantity.scan.identifiers import is_identifier, is_street
from newsclean.quantity.scan.ranges import read_range
from newsclean.quantity.scan.titles import is_alone_in_quotes, is_departure, is_model, is_titled_unit, is_version
from newsclean.quantity.time import year_dates as years
from newsclean.quantity.time.digit_dates import day_and_month, numeric_date
from newsclean.quantity.time.east_asian.wide_dates import unspaced_date
from newsclean.quantity.time.month_dates import day_word_date
from newsclean.quantity.units.amount import read_unit
from newsclean.quantity.units.unit_lookup import Amount, leave_year, take_unit
from newsclean.quantity.units.wide_parts import wide_among, wide_name, wide_share

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan

_MID = lazy(r"(?:.?.?\W)?(?:mid|pre|post)-$|.{0,2}\W(?:mid|pre)-$", re.IGNORECASE)
_BEFORE = lazy(r"(?:^|.*[\W_])(mid|pre|post|sub|now|then|plus|minus)-$", re.IGNORECASE)  # "sub-7", "minus-10"
_MORE = lazy(r" \d{1,4}(?![\w%]|[.,]\d)|(?:\([0-9a-z]{1,3}\))++")  # "Article 2(4)"
_SHARE = lazy(r"\d{1,4}分?[之の의분]")  # "3分の2", "3분의 2"
_PROCLITIC = lazy(r"(?<![^\W_])و?[بل]?(?:ال)?ـ?\Z")  # "و3 ملايين", "and 3 million"
_STUCK = frozenset("#@_/\\&=№")
_BEFORE_TRAIN = frozenset(("the", "a", "an"))
_MARKED = frozenset("+('’‘")
DASHES = "-–−‐‑－"


def at_digit(scan: TextScan, at: int) -> int:
    """At a digit: read the number that begins there; return where the scan continues."""
    before = scan.text[at - 1] if at else " "
    if _is_stuck(scan, at, before):
        return _touched(scan, at, before)
    start, negative = at, False
    if before in DASHES:
        behind = scan.text[at - 2 : at - 1]
        if not is_minus_percent(scan, at, behind) and (behind.isalnum() or behind in (")", ".")):
            word = _BEFORE.match(scan.text, max(0, at - 8), at) if scan.lang.grammar.number_phrases else None
            if word and word[1].lower() in scan.lang.minus:
                start, negative = word.start(1), True
            elif word is None and _MID.match(scan.text, max(0, at - 6), at) is None:
                return skip_token(scan, at)
        elif before != "–":
            start, negative = at - 1, True
    elif before == "." or (before == scan.lang.point and is_pointed_share(scan, at)):
        return _after_point(scan, at)
    elif before in _MARKED and (done := phone_end(scan, at) if before in "+(" else cut_year_end(scan, at)):
        return done
    elif before == ":" and scan.text[at - 2 : at - 1].isdigit():
        return skip_token(scan, at)
    return _read(scan, start, at, None, negative=negative)


def _is_stuck(scan: TextScan, at: int, before: str) -> bool:
    """Whether a letter or a sign before the number makes a name of it: "G20", "#5", "n°58"."""
    if before in _STUCK or (before in "°º" and scan.text[at - 2 : at - 1] in ("n", "N")):
        return True
    if not before.isalpha() or not (before.isascii() or scan.lang.spaced):
        return False
    return not scan.lang.sets["proclitics"] or _PROCLITIC.search(scan.text, max(0, at - 6), at) is None


def _after_point(scan: TextScan, at: int) -> int:
    """ "Rs.500", or ".77" and ",08": a decimal without its zero."""
    found = glued_currency(scan, at) if scan.text[at - 1] == "." else None
    return _read(scan, found[0], at, found[1], negative=False) if found else _pointed(scan, at)


def _unspaced(scan: TextScan, at: int) -> int:
    """A date, "2024年5月6日", a share, "3分の2", or a score in a script without spaces; 0 for another number."""
    if end := unspaced_date(scan, at) or wide_name(scan.text, at):
        return end
    share = wide_share(scan, at) if _SHARE.match(scan.text, at) else wide_among(scan, at)
    return finish_amount(scan, share, scan.back(at)) if share else 0


def _touched(scan: TextScan, at: int, before: str) -> int:
    """After a letter: "Q3 2023", "Rs500", or the name "G20"."""
    if before in "QHY" and (period := years.glued_period(scan, at)):
        return period
    found = glued_currency(scan, at)
    if found is None:
        return years.stuck_year(scan, at) or skip_token(scan, at)
    return _read(scan, found[0], at, found[1], negative=False)


def _read(scan: TextScan, start: int, at: int, entry: UnitEntry | None, *, negative: bool) -> int:
    if not scan.lang.spaced and (end := _unspaced(scan, at)):
        return end
    if scan.lang.point == "," and (date := day_and_month(scan, at)):
        return date
    if entry is None and scan.lang.percent_before and (size := percent_before(scan, at)):
        start, entry = at - size, UnitEntry("percent", "%")
    numeral = read_digits(scan.text, at, scan.lang)
    if numeral is None:
        return numeric_date(scan, at) or skip_digits(scan, at)
    return _numeral(scan, start, at, numeral, negative, entry)


def _numeral(scan: TextScan, start: int, at: int, numeral: Numeral, negative: bool, entry: UnitEntry | None) -> int:
    text, end = scan.text, numeral.end
    next_ = text[end : end + 1]
    if next_ and (done := colon_price(scan, at, numeral) or no_amount(scan, at, numeral, bare=entry is None)):
        return done
    words = scan.back(start)
    amount = Amount(start, end, -numeral.value if negative else numeral.value, numeral.how, slip=numeral.slip)
    if entry is not None:
        amount.mark = text[start:at]
    elif words and text[start - 1 : start] in " \xa0" and start:
        entry = currency_before(scan, amount, words)
    if entry is not None:
        take_unit(amount, tables.of_country(entry, scan.country))
    ahead = text[end + 1 : end + 2] if next_ in _SPACE_OR_HYPHEN else ""
    if ahead.isupper() and next_ == " " and entry is None and numeral.how == "plain" and is_street(scan, end):
        return end
    in_words = ahead in _GO_ON and scan.lang.grammar.digits_go_on and text.startswith(_GOING_ON, end + 1)
    if in_words and numeral.how != "fraction" and (not entry or ahead != "a"):
        go_on_in_words(scan, amount)
    read_unit(amount, text, scan.lang, scan.country)
    if amount.glued:
        return years.stuck_year(scan, at) or skip_token(scan, at)
    if amount.mark and is_not_money(amount, text):
        if text[at - 1].isalpha() or text[at - 1] in _STUCK:
            return skip_token(scan, at)
        amount.mark, amount.kind, amount.unit, amount.alternates, amount.start = "", "", None, (), at
        words = scan.back(at)
    return _bare(scan, amount, words, numeral)


_BORE = lazy(r"\.(?:22|25|32|38|40|44|45|50|223|270|300|303|308|357)(?!\d)")  # calibres in inches
_SPACE_OR_HYPHEN = frozenset(" -")
_GO_ON = frozenset("hdtmlca")  # hundred, dozen, thousand, million, lakh, crore; and a half
_GOING_ON = ("hundred", "dozen", "dzs", "thousand", "million", "lakh", "crore", "and a")


def _bare(scan: TextScan, amount: Amount, words: list[str], numeral: Numeral) -> int:
    """Decide about a number that has been read: a year, an identifier, a range, or a quantity."""
    if amount.slip:
        settle_separator(amount, scan.text)
    if amount.kind == "money" and words and numeral.how == "plain":
        leave_year(amount, scan.text, words[-1], numeral.end)
    if (amount.kind or numeral.how in ("decimal", "grouped")) and (named := _named(scan, amount, words, numeral)):
        return named
    if not amount.kind and not amount.scaled and numeral.how in ("plain", "listed"):
        if scan.text[amount.start] == "0" and numeral.end - amount.start > 1:
            return code_end(scan.text, amount.end)  # "05 - a song", "070 Shake", "0800 1111"
        quoted = is_alone_in_quotes(scan.text, amount.start, amount.end)  # "the series “1899”"
        year = 0 if quoted else years.year_date(scan, amount, words)
        if year == 0 and scan.lang.nth_behind:
            year = day_word_date(scan, amount, words)
        if year:
            return year
        if is_identifier(scan, amount, words):
            more = _MORE.match(scan.text, amount.end)
            return scan.name(amount, more.end() if more else amount.end)
    with_sign(scan, amount, words)
    return read_range(scan, amount, words) or finish_amount(scan, amount, words)


def _named(scan: TextScan, amount: Amount, words: list[str], numeral: Numeral) -> int:
    """The end of a name that has a unit or places behind its number; 0 for an amount."""
    last = words[-1].lower() if words else ""
    if numeral.how == "grouped" and (phone := grouped_phone(scan, amount, numeral, words)):
        return phone
    if last and numeral.how in ("decimal", "grouped"):
        bore = last in scan.lang.sets["determiners"] and _BORE.match(scan.text, amount.start)  # "a .22 rifle"
        if not amount.kind and (bore or is_kind_of_name(scan, amount, last) or is_version(scan, amount, words)):
            return amount.end  # "Windows 8.1", "Web 2.0"
        if last in _BEFORE_TRAIN and is_departure(scan, amount):
            return amount.end  # "the 8.05 to Lisk"
    if not amount.kind:
        return 0
    verb = scan.text[numeral.end + 1 : amount.end] in scan.lang.sets["verb_units"]
    named = verb and words and _is_named(words[-1], scan)
    if (last[-1:] == "." and last in scan.lang.identifiers) or named or opens_work(scan, words):
        return numeral.end  # "ticket No. 5512 won", "il Boeing 747 ha ritardo"
    titled = scan.text[numeral.end + 1 : numeral.end + 2].isupper() and is_titled_unit(scan, amount, words, numeral.end)
    glued = amount.end == numeral.end + 1
    model = glued and (is_model(scan, amount, words, numeral.end) or is_lettered(scan, amount, words))
    return amount.end if titled or model else 0


def _is_named(word: str, scan: TextScan) -> bool:
    """ "il Boeing 747 ha ritardo", "l'Under 21 ha vinto": what stands before the number of a name."""
    return word in tables.makes() or word.replace("’", "'").rpartition("'")[2].lower() in scan.lang.identifiers


def _pointed(scan: TextScan, at: int) -> int:
    """ ".77": a decimal without its zero."""
    text = scan.text
    if at > 1 and (text[at - 2].isalnum() or text[at - 2] in ".…"):
        return skip_token(scan, at)
    numeral = read_from(text, at - 1, scan.lang)
    if numeral is None:
        return skip_token(scan, at)
    negative = text[at - 2 : at - 1] in ("-", "−") and at > 1
    return _numeral(scan, at - 2 if negative else at - 1, at, numeral, negative, None)
