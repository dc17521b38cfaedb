"""The scan: from one place where a quantity may begin to the next, in one pass over the text."""

from __future__ import annotations

import re
from datetime import date as Day  # noqa: N812 - `date` is the name of an argument
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.errors import QuantityError
from newsclean.quantity import tables
from newsclean.quantity.language import Language
from newsclean.quantity.languages import language_of_country, with_mark
from newsclean.quantity.numbers.separators import decimal_mark
from newsclean.quantity.scan.at_digit import at_digit
from newsclean.quantity.scan.at_symbol import at_symbol
from newsclean.quantity.scan.at_word import at_word
from newsclean.quantity.scan.start_patterns import VULGAR
from newsclean.quantity.scan.state import TextScan
from newsclean.temporal.record_dates import given_day
from newsclean.text.language_pack import default_pack

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsclean.quantity.model import Quantity
    from newsclean.text.language.choice import LanguageChoice

FIGURE_ENDS_LINE = lazy(r"(?<=\d)([ \t]{0,9}\r?\n[ \t]{0,9})([^\W\d_]+)")


def find_quantities(
    text: str, *, date: Day | str | None = None, country: str | None = None, lang: str | None = None
) -> list[Quantity]:
    """All quantities, dates and references to time in a text, in order, not overlapping.

    `date` is the date of the article, from which "last year" is resolved; without it such references stay unresolved.
    `lang` is the language of the text; without it the text decides, and English is the default.
    `country` (ISO 3166, two letters) decides what a bare "$", "£", "¥" or "kr" means; the other readings stay in
    `alternates`. Runs in linear time. Names with numbers ("Article 370", "5G", "737 MAX", telephone
    numbers, scores, times) are not quantities, and what cannot be read exactly is left out.

    Raises QuantityError for a language without tables, for an invalid date, and for a country that is not a code.

    >>> for q in find_quantities("Exports rose 24.5 per cent to about €3.2m last year.", date="2024-03-07"):
    ...     print(q.text, q.kind, q.value, q.unit, q.modifier, q.when)
    24.5 per cent percent 24.5 % up None
    €3.2m money 3.2E+6 EUR about None
    last year date None None None 2023
    >>> find_quantities("The 5G network and Covid-19 rules under Resolution 1929")
    []
    >>> find_quantities("Rain.", date="soon")
    Traceback (most recent call last):
    ...
    newsclean.errors.QuantityError: 'soon' is not a date; write it as 2024-03-07
    """
    if not isinstance(text, str):
        raise TypeError(f"a text is needed, not {type(text).__name__}")
    check_country(country)
    return first_quantities(text, len(text), date=date, country=country, lang=lang)


def check_country(country: str | None) -> None:
    """Raise QuantityError for what is not the code of a country."""
    if country is not None and not (len(country) == 2 and country.isalpha()):
        raise QuantityError(f"{country!r} is not a country code; write two letters of ISO 3166, such as AU")


def first_quantities(
    text: str, most: int, *, date: Day | str | None = None, country: str | None = None, lang: str | None = None
) -> list[Quantity]:
    """The quantities of a text up to a number, and one more, where the scan ends.

    >>> [q.text for q in first_quantities("5 dead, 6 hurt, 7 missing, 8 safe", 2)]
    ['5', '6', '7']
    >>> first_quantities("Nobody was hurt.", 2)
    []
    """
    lang_ = _language(lang, country) if lang else _chosen_language(_chooser()(text), text, country)
    return _scan(text, lang_, country, None if date is None else _day(date), most)


def quantities_in_chosen(
    text: str, chosen: LanguageChoice, most: int, *, date: Day | str | None = None, country: str | None = None
) -> list[Quantity]:
    """The same of a text whose language was chosen before, with what is known of how sure that is.

    >>> from newsclean.text.language.choice import LanguageChoice
    >>> for known_by in ("declared", "default"):
    ...     [q] = quantities_in_chosen("€1.250", LanguageChoice("en", known_by), 9)
    ...     print(q.value, q.alternates)
    1.250 ()
    1250 ('1.250',)
    """
    lang = _chosen_language(chosen, text, country)
    return _scan(text, lang, country, None if date is None else _day(date), most)


def _day(date: Day | str) -> Day | None:
    return _written_day(date) if isinstance(date, str) else given_day(date)


_written_day = lru_cache(256)(given_day)  # the articles of a corpus are of few days


def _scan(text: str, lang: Language, country: str | None, today: Day | None, most: int) -> list[Quantity]:
    if "\n" not in text:
        return _scan_line(text, lang, country, today, most)
    found = _scan_line(_with_lines_joined(text, lang), lang, country, today, most)
    return [q._replace(text=text[q.start : q.end]) if " " in q.text else q for q in found]


def _with_lines_joined(text: str, lang: Language) -> str:
    """The text, at the same offsets, without line ends inside sentences: "240", then "million", is not one million."""
    from newsclean.clean.repair.hyphens import joined_in_place  # text of several lines only

    def joined(gap: re.Match[str]) -> str:
        return " " * len(gap[1]) + gap[2] if gap[2].lower() in lang.scale else gap[0]

    return FIGURE_ENDS_LINE.sub(joined, joined_in_place(text))


def _scan_line(text: str, lang: Language, country: str | None, today: Day | None, most: int) -> list[Quantity]:
    starts = lang.starts
    search = (starts.ascii if text.isascii() else starts.pattern(text)).search
    first, match = starts.at_begin(text), search(text)
    if not first and match is None:  # as in most sentences
        return []
    scan = TextScan(text, lang, country, today)
    if first:
        match = search(text, at_word(scan, 0, first))
    while match is not None and len(scan.found) <= most:
        start, end = match.span()
        if match.lastindex == 2:
            position = at_word(scan, start, end)
        elif end - start > 1:
            place = starts.end_of(text, start + 1, end)
            position = at_word(scan, start + 1, place) if place else end
        elif (sign := text[start]).isdecimal() or sign in VULGAR:
            position = at_digit(scan, start)
        else:
            position = at_symbol(scan, start)
        match = search(text, max(position, start + 1))  # a reader that goes back would be asked for ever
    return scan.found


@lru_cache(256)  # a tag comes from a record, so there may be any number of them
def _language(tag: str, country: str | None) -> Language:
    """The language of a tag."""
    return language_of_country(tables.language(tag), country)


def _chosen_language(chosen: LanguageChoice, text: str, country: str | None) -> Language:
    """The tables of a language that was chosen; the default's where it has none."""
    code = chosen.tables or default_pack().code
    if chosen.known_by != "default" and chosen.clear:
        return _language(code, country)
    mark = tables.decimal_mark_of(country)
    shown, sure = (mark, True) if mark else decimal_mark(text)
    return with_mark(code, shown, sure=sure)


@cache
def _chooser() -> Callable[[str], LanguageChoice]:
    from newsclean.text.language.choice import choose_language  # its tables take 50 ms, for texts without a language

    return choose_language
