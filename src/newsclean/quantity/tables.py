"""The tables that all languages share: units and currencies, read from TOML on first use."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from newsclean.data import data_table
from newsclean.errors import QuantityError
from newsclean.quantity.fields import ONE, UnitEntry
from newsclean.text.language_pack import LANGUAGES, language_code


@cache
def quantity_table(name: str) -> dict[str, Any]:
    """A table of data/quantity."""
    return data_table(f"quantity/{name}.toml")


def language(lang: str) -> str:
    """The language of a tag, if there are tables for it. Raises QuantityError for others.

    >>> language("en-GB"), language("zh_Hant")
    ('en', 'zh')
    >>> language("xx")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    newsclean.errors.QuantityError: language 'xx' is not one of en, de, fr, es, it, pt, nl, ru, pl, ...
    """
    code = language_code(lang)
    if code is None:
        raise QuantityError(f"language {lang!r} is not one of {', '.join(LANGUAGES)}")
    return code


@cache
def currency_codes() -> frozenset[str]:
    """The currency codes."""
    return frozenset(quantity_table("currencies")["codes"].split())


@cache
def currency_names(code: str) -> dict[str, list[str]]:
    """The names of currencies in a language, of CLDR; none where its tables have none.

    >>> currency_names("en")["BWP"][:2], currency_names("zh")
    (['botswana pula', 'botswana pulas'], {})
    """
    return _name_table(code, "currency_names")


@cache
def local_unit_names(code: str) -> dict[str, list[str]]:
    """The names of units in a language, of CLDR; none for English, whose names stand in units.toml.

    >>> local_unit_names("es")["mi"], local_unit_names("en")
    (['millas', 'milla'], {})
    """
    return _name_table(code, "unit_names")


def _name_table(code: str, name: str) -> dict[str, list[str]]:
    path = files("newsclean.data").joinpath("languages", code, f"{name}.tsv")
    if not path.is_file():
        return {}
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[0] != "#")
    return {key: forms.split("|") for key, forms in rows}


@cache
def word_codes() -> frozenset[str]:
    """Codes that are also words."""
    return frozenset(quantity_table("currencies")["words"].split())


def shared_currency(value: str) -> UnitEntry:
    """The entry for a list of currencies: the first is the default, the others its alternates."""
    first, *others = value.split()
    return UnitEntry("money", first, ONE, tuple(others))


@cache
def currency_signs() -> dict[str, UnitEntry]:
    """Currency signs, with their prefixes if they have one ("US$"), and "¢" for cents."""
    rows = quantity_table("currencies")
    found = {sign: shared_currency(value) for sign, value in (rows["signs"] | rows["prefixed"]).items()}
    for sign in "¢￠":
        found[sign] = found[sign]._replace(factor=Decimal("0.01"))
    return found


@cache
def behind_sign() -> dict[str, UnitEntry]:
    """Letters after a dollar sign: "$US", "$A"."""
    known = currency_signs()
    letters = quantity_table("currencies")["behind_sign"]["letters"].split()
    return {word: known[f"{word}$"] for word in letters if f"{word}$" in known}


@cache
def currency_prefixes() -> dict[str, UnitEntry]:
    """Words and codes before a number that make it money."""
    found = {code: UnitEntry("money", code) for code in currency_codes()}
    return found | {word: shared_currency(value) for word, value in quantity_table("currencies")["before"].items()}


@cache
def weak_prefixes() -> frozenset[str]:
    """Letters before a number that make it money only if it looks like money."""
    return frozenset(quantity_table("currencies")["weak"]["letters"].split())


@cache
def conversions() -> dict[str, tuple[str, Decimal]]:
    """Unit to (dimension, factor to the dimension's first unit), for convertible units."""
    found = {}
    for dimension, rows in quantity_table("units").items():
        for name, row in rows.items():
            worth = row.split("|")[0].strip()
            if worth != "-":
                found[name] = (dimension, Decimal(worth))
    return found


def of_country(entry: UnitEntry, country: str | None) -> UnitEntry:
    """The entry as used in this country.

    >>> of_country(shared_currency("USD CAD AUD"), "CA")
    UnitEntry(kind='money', unit='CAD', factor=Decimal('1'), alternates=('USD', 'AUD'))
    >>> of_country(shared_currency("USD CAD AUD"), "FR").unit    # its own currency is none of these
    'USD'
    """
    own = quantity_table("currencies")["countries"].get(country.upper()) if country else None
    if own not in entry.alternates:
        return entry
    others = (entry.unit or "", *(code for code in entry.alternates if code != own))
    return entry._replace(unit=own, alternates=others)


def check_country(country: str | None) -> None:
    """Raise QuantityError unless a country, if any is named, is of two letters.

    >>> check_country("de"), check_country(None), check_country("")
    (None, None, None)
    >>> check_country("Germany")
    Traceback (most recent call last):
    ...
    newsclean.errors.QuantityError: 'Germany' is not a country code; write two letters of ISO 3166, such as DE
    """
    if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise QuantityError(f"{country!r} is not a country code; write two letters of ISO 3166, such as DE")


def decimal_mark_of(country: str | None) -> str | None:
    """The decimal mark of a country; None when none is named.

    >>> decimal_mark_of("de"), decimal_mark_of("MX"), decimal_mark_of(None)
    (',', '.', None)
    """
    if not country:
        return None
    return "," if country.upper() in quantity_table("separators")["decimal_comma"].split() else "."


def is_month_first(country: str) -> bool:
    """Whether papers of a country write the month before the day.

    >>> is_month_first("us"), is_month_first("GB")
    (True, False)
    """
    return country.upper() in quantity_table("separators")["month_first"].split()


@cache
def makes() -> frozenset[str]:
    """Makes whose things have numbers for names: "Windows 11", "Apollo 13".

    >>> "Windows" in makes(), "Wien" in makes()
    (True, False)
    """
    return frozenset(str(quantity_table("models")["words"]).split())


@cache
def clubs() -> frozenset[str]:
    """The short forms before the name of a club and the year in which it was founded: "TSV 1860 München".

    >>> "TSV" in clubs(), "WM" in clubs()
    (True, False)
    """
    return frozenset(str(quantity_table("models")["clubs"]).split())


@cache
def lone_models() -> frozenset[str]:
    """Numbers that an article makes a thing of: "the 737".

    >>> "737" in lone_models(), "738" in lone_models()
    (True, False)
    """
    return frozenset(str(quantity_table("models")["alone"]).split())
