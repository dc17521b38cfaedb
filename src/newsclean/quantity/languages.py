"""The language of a scan by its code, from the tables of its pack."""

from __future__ import annotations

import re
from copy import copy
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from newsclean.core.lazy_regex import lazy
from newsclean.quantity import tables
from newsclean.quantity.counts.count_words import count_words
from newsclean.quantity.grammar import Grammar
from newsclean.quantity.language import Language
from newsclean.quantity.numbers.compounds import next_number, number_word_pattern, number_words
from newsclean.quantity.numbers.han_digits import DIGITS
from newsclean.quantity.shares import share_words
from newsclean.quantity.time.phrase_tables import time_phrases
from newsclean.quantity.units.rate_before import bases_before
from newsclean.quantity.units.rate_words import rate_words
from newsclean.quantity.units.unit_trie import unit_trie
from newsclean.temporal import date_tables
from newsclean.text.language_pack import Table, language_pack

SETS = (
    "more", "titles", "determiners", "up", "over", "down", "age", "places", "coins", "articles",
    "several", "asking", "lasting", "pictures", "roads", "untitled", "emergency", "calling", "callers",
    "pounds", "weighing",
    "lines", "numbered", "pointing", "opening", "giving", "before_ordinal", "dialing", "exits",
    "definite", "ambiguous", "not_portion", "clock", "streets", "streets_behind", "street_ends", "plural_ends",
    "naming", "one_article", "name_ends", "name_cases", "amounts", "scored", "name_behind", "counters",
    "verb_units", "participles", "singular_verbs", "plural_verbs", "month_nouns",
    "multiple_against", "multiple_behind", "compared", "year_before", "year_of", "counted_ends", "one_ends",
    "native", "native_before", "prepositions", "plural_adjectives", "dialed_at",
    "proclitics", "named_behind", "locative_ends", "postpositions",
    "ordinal_nouns", "persons", "subject_articles", "adverb_ends", "verb_ends", "several_ends",
)  # fmt: skip
ADDED = (("before", "0.5"), ("quarter_more", "0.25"), ("quarter_less", "-0.25"))


@cache
def scanner_language(code: str) -> Language:
    """The Language of one of the codes that `tables.language` gives."""
    pack = language_pack(code)
    assert pack is not None, code
    own = pack.table("quantity")
    grammar = Grammar(**own.get("grammar", {}))
    spaced = pack.spaced and own["digits"].get("parted", True)
    return Language(
        code=code,
        spaced=spaced,
        gaps=pack.spaced and not spaced,
        grammar=grammar,
        **_numbers(own, grammar),
        **_parts(own, grammar),
        **_units(code, own, grammar),
        **_words(own),
        **_times(code, own, grammar, spaced=spaced),
    )


def _numbers(own: Table, grammar: Grammar) -> dict[str, Any]:
    """How numbers are written, in digits and in words."""
    return dict(  # noqa: C408 - the fields of Language, as it takes them
        small=number_words(own),
        ordinal=own.get("ordinal", {}),
        scale=own["scale"],
        letters=own.get("letters", {}),
        bare=frozenset(own.get("bare", {}).get("letters", "").split()),
        dozen=own.get("dozen", {}),
        fraction={word: Fraction(value) for word, value in own.get("fraction", {}).items()},
        multiple={word: str(value) for word, value in own.get("multiple", {}).items()},
        minus=frozenset(_split(own, "minus", "words") + own.get("minus", {}).get("phrases", "").split("|")) - {""},
        minus_phrases="phrases" in own.get("minus", {}),
        minus_ends=tuple(form for word in _split(own, "minus", "words") for form in (word, f"{word} ")),
        percent_before=_before(_split(own, "percent_before", "words")),
        below=tuple(f" {phrase}" for phrase in own.get("minus", {}).get("after", "").split("|") if phrase),
        group=own["digits"]["group"],
        point=own["digits"]["point"],
        spaces=own["digits"]["spaces"],
        regional=own["digits"].get("regional", False),
        word=lazy(number_word_pattern(grammar.marks)),
        next_number=next_number(grammar.tens_joint, grammar.marks),
        joined=lazy(rf" ({grammar.tens_joined})(?=\d)" if grammar.tens_joined else "(?!)"),
        parts_joint=_parts_joint(grammar),
        pointed=lazy(rf" (?:{'|'.join(grammar.decimal_word.split()) or '(?!)'})(?= )", re.IGNORECASE),
    )


def _parts(own: Table, grammar: Grammar) -> dict[str, Any]:
    """Parts of a whole or a unit, in words, and what is written to a unit."""
    return dict(  # noqa: C408 - the fields of Language, as it takes them
        percent_words={word: Decimal(value) for word, value in own.get("percent_words", {}).items()},
        parts={word: Fraction(value) for word, value in own.get("parts", {}).items()},
        suffix=lazy(grammar.suffix or "(?!)"),
        halves=tuple(f" {phrase}" for phrase in own.get("halves", {}).get("behind", "").split("|") if phrase),
        no_half=frozenset(own.get("halves", {}).get("other", "").split("|")),
        added={word: Decimal(part) for key, part in ADDED for word in _split(own, "halves", key)},
        speeds={unit: _before(words.split()) for unit, words in own.get("speed", {}).items()},
        shares=share_words(own.get("shares", {})),
        counts=count_words(own.get("counts", {})),
    )


def _parts_joint(grammar: Grammar) -> re.Pattern[str]:
    words = "|".join(grammar.parts_joint.split()) or "(?!)"
    if grammar.han_numbers:
        return lazy(rf" ?(?:{words})?(?=[\d{''.join(DIGITS)}十백천])")
    return lazy(rf" (?:(?:{words}) )?(?=[^\W_])")


def _units(code: str, own: Table, grammar: Grammar) -> dict[str, Any]:
    """The units and currencies around a number."""
    return dict(  # noqa: C408 - the fields of Language, as it takes them
        tail=unit_trie(_with_adjectives(own), grammar, tables.currency_names(code), tables.local_unit_names(code)),
        prefix=tables.currency_prefixes()
        | {w: tables.shared_currency(v) for w, v in own.get("money_before", {}).items()},
    )


def _with_adjectives(own: Table) -> Table:
    """The units of a language with its adjectives, which have a number joined to them: "10-процентный"."""
    rows = own.get("adjectives")
    if not rows:
        return own
    ends = [end.strip("-") for end in rows["endings"].split()]
    joined: Table = {f"{stem}{end}": unit for stem, unit in rows["units"].items() for end in ends}
    return {**own, "units": {**joined, **own["units"]}}


def _words(own: Table) -> dict[str, Any]:
    """The words around a quantity, by what they do."""
    before = own.get("before", {})
    return dict(  # noqa: C408 - the fields of Language, as it takes them
        before=before,
        before_last=frozenset(phrase.split()[-1] for phrase in before),
        after=own.get("after", {}),
        identifiers=frozenset(_split(own, "identifiers", "words")),
        models=frozenset(_split(own, "models", "words")),
        counted=frozenset(_split(own, "counted", "nouns")),
        stop=frozenset(_split(own, "stop", "words")),
        one=(frozenset(_split(own, "one", "after")), frozenset(_split(own, "one", "before"))),
        sets={key: frozenset(_split(own, "sets", key)) for key in SETS},
        ranges=_words_of(own, "range"),
        metres=_words_of(own, "metres"),
        millions=_words_of(own, "millions"),
    )


def _times(code: str, own: Table, grammar: Grammar, *, spaced: bool) -> dict[str, Any]:
    """Months, weekdays, the phrases of time, rates and ages."""
    time = own.get("time", {})
    months = _months(code, time)
    return dict(  # noqa: C408 - the fields of Language, as it takes them
        months=months,
        short_months=frozenset() if grammar.short_months else _shortened(months),
        modifiers=time.get("modifiers", {}),
        refs=time_phrases(time, own.get("small", {}), spaced=spaced),
        weekdays=_weekdays(time),
        time=time,
        rate=rate_words(own.get("rate", {})),
        bases_before=bases_before(own.get("rate_before", {})),
        old=lazy(own.get("age", {}).get("unit", "(?!)")),
        aged=lazy(own.get("age", {}).get("number", "(?!)")),
    )


def _before(words: list[str]) -> tuple[str, ...]:
    """What stands before a number: the words, and, of letters, with a space."""
    return tuple(form for word in words for form in ((word, f"{word} ") if word[-1].isalpha() else (word,)))


def _split(own: Table, section: str, key: str) -> list[str]:
    return str(own.get(section, {}).get(key, "")).split()


def _words_of(own: Table, section: str) -> dict[str, frozenset[str]]:
    return {key: frozenset(words.split()) for key, words in own.get(section, {}).items() if isinstance(words, str)}


def _shortened(months: dict[str, int]) -> frozenset[str]:
    """Short forms, "Sept", beside the long ones; Russian "июнем" is another case of "июне"."""
    return frozenset(
        w for w in months if len(w) < 5 and any(len(o) - len(w) > (len(w) > 3) and o.startswith(w) for o in months)
    )


def _months(code: str, time: dict[str, Any]) -> dict[str, int]:
    rows: list[list[str]] = [date_tables.date_table()["months"].get(code, []), time.get("months", [])]
    numbered = ((word, number) for part in rows for number, row in enumerate(part, 1) for word in row.split())
    return {word.replace("_", " "): number for word, number in numbered}


def _weekdays(time: dict[str, Any]) -> dict[str, int]:
    rows = (time.get(key, "") for key in ("weekdays", "weekdays_short", "weekdays_any"))
    parted = (row.split() if isinstance(row, str) else row for row in rows)
    return {word: number for row in parted for number, forms in enumerate(row) for word in forms.split()}


def language_of_country(code: str, country: str | None) -> Language:
    """The Language of a code, with the decimal mark of a country where the language has none of its own.

    >>> [language_of_country(*pair).point for pair in (("es", "MX"), ("es", "ES"), ("de", "US"))]
    ['.', ',', ',']
    >>> language_of_country("es", None).sure
    False
    """
    lang = scanner_language(code)
    if not lang.regional:
        return lang
    return with_mark(code, tables.decimal_mark_of(country), sure=country is not None)


@cache
def with_mark(code: str, mark: str | None, *, sure: bool) -> Language:
    """The Language of a code with another decimal mark; of one that is not sure figures keep both readings."""
    lang = copy(scanner_language(code))
    lang.sure = sure
    if mark is not None and mark != lang.point:
        lang.point, lang.group = mark, lang.point
    return lang
