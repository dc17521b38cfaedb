"""The tables of a language: numbers, units and currencies, read from TOML when first asked for."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from newsclean.errors import QuantityError

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "ru", "pl", "zh", "ja")
Trie = dict[str, Any]  # word → Trie; "" → Entry
ONE = Decimal(1)


class Entry(NamedTuple):
    """What a word or sign beside a number means."""

    kind: str
    unit: str | None = None
    factor: Decimal = ONE
    alternates: tuple[str, ...] = ()


@cache
def table(name: str) -> dict[str, Any]:
    """A table of data/quantity."""
    return tomllib.loads(files("newsclean.data").joinpath("quantity", f"{name}.toml").read_text(encoding="utf-8"))


def language(lang: str) -> str:
    """The language of a tag that there are tables for. Raises QuantityError for others.

    >>> language("en-GB"), language("zh_Hant")
    ('en', 'zh')
    >>> language("xx")
    Traceback (most recent call last):
    ...
    newsclean.errors.QuantityError: no numbers of language 'xx'; there are en, de, fr, es, it, pt, nl, ru, pl, zh, ja
    """
    name = lang.replace("_", "-").split("-")[0].lower()
    if name not in LANGUAGES:
        raise QuantityError(f"no numbers of language {lang!r}; there are {', '.join(LANGUAGES)}")
    return name


@cache
def codes() -> frozenset[str]:
    """The currency codes."""
    return frozenset(table("currencies")["codes"].split())


@cache
def word_codes() -> frozenset[str]:
    """Codes that are words too."""
    return frozenset(table("currencies")["words"].split())


def shared(value: str, kind: str = "money") -> Entry:
    """The entry of a list of currencies: the first is the reading, the others its alternates."""
    first, *others = value.split()
    return Entry(kind, first, ONE, tuple(others))


@cache
def signs() -> dict[str, Entry]:
    """Signs, with their prefixes where they have one ("US$"), and "¢", which is a part."""
    rows = table("currencies")
    found = {sign: shared(value) for sign, value in (rows["signs"] | rows["prefixed"]).items()}
    for sign in "¢￠":
        found[sign] = found[sign]._replace(factor=Decimal("0.01"))
    return found


@cache
def behind_sign() -> dict[str, Entry]:
    """Letters behind a dollar sign: "$US", "$A"."""
    known = signs()
    letters = table("currencies")["behind_sign"]["letters"].split()
    return {word: known[f"{word}$"] for word in letters if f"{word}$" in known}


@cache
def before() -> dict[str, Entry]:
    """Words and codes before a number that make it money."""
    found = {code: Entry("money", code) for code in codes()}
    return found | {word: shared(value) for word, value in table("currencies")["before"].items()}


@cache
def weak() -> frozenset[str]:
    """Letters before a number that make it money only when it looks like money."""
    return frozenset(table("currencies")["weak"]["letters"].split())


def put(trie: Trie, phrase: Iterable[str], entry: Entry) -> None:
    """Put the words of a phrase into a trie; what was there first stays."""
    for word in phrase:
        trie = trie.setdefault(word, {})
    trie.setdefault("", entry)


def _parts(words: str) -> Iterator[list[str]]:
    return (word.split("_") for word in words.split())


def put_money(trie: Trie, own: dict[str, Any], *, plural: str) -> None:
    """Currencies after a number: names of a language, codes, signs, and the parts of a unit."""
    for name, value in own.get("shared", {}).items():
        for form in (name, name + plural):
            put(trie, [form], shared(value))
    for code, names in own["currency"].items():
        for words in _parts(names):
            put(trie, words, Entry("money", code))
            put(trie, [*words[:-1], words[-1] + plural], Entry("money", code))
    for sign, entry in signs().items():
        if not sign[0].isalpha():
            put(trie, [sign], entry)
        elif len(sign) > 1:
            put(trie, [sign[:-1].lower(), sign[-1]], entry)  # "5 US$"
    for code in codes() - word_codes():
        put(trie, [code], Entry("money", code))
    for word, value in table("currencies")["behind"].items():
        put(trie, [word], shared(value))


def put_minor(trie: Trie, rows: dict[str, str], *, plural: str) -> None:
    """Parts of a unit."""
    for word, value in rows.items():
        factor, first, *others = value.split()
        entry = Entry("money", first, Decimal(factor), tuple(others))
        for form in {word, word + plural if len(word) > 1 else word, "pennies" if word == "penny" else word}:
            put(trie, [form], entry)


def put_units(trie: Trie, *, plural: str) -> None:
    """Units of measure and of time, in English words and as signs of everywhere."""
    for dimension, rows in table("units").items():
        kind = "duration" if dimension == "duration" else "measure"
        for name, row in rows.items():
            _, words, exact = (part.strip() for part in row.split("|"))
            entry = Entry(kind, name)
            for form in _parts(exact):
                put(trie, form, entry)
            for parts in _parts(words) if plural else ():
                put(trie, parts, entry)
                put(trie, [*parts[:-1], parts[-1] + plural], entry)
                if len(parts) > 1:
                    put(trie, [parts[0] + plural, *parts[1:]], entry)


@cache
def conversions() -> dict[str, tuple[str, Decimal]]:
    """Unit to (dimension, worth in the dimension's first unit), for units that convert."""
    found = {}
    for dimension, rows in table("units").items():
        for name, row in rows.items():
            worth = row.split("|")[0].strip()
            if worth != "-":
                found[name] = (dimension, Decimal(worth))
    return found


def of_country(entry: Entry, country: str | None) -> Entry:
    """The entry as a paper of this country means it.

    >>> of_country(shared("USD CAD AUD"), "CA")
    Entry(kind='money', unit='CAD', factor=Decimal('1'), alternates=('USD', 'AUD'))
    >>> of_country(shared("USD CAD AUD"), "FR").unit    # its own currency is none of these
    'USD'
    """
    own = table("currencies")["countries"].get((country or "").upper())
    if own not in entry.alternates:
        return entry
    others = (entry.unit or "", *(code for code in entry.alternates if code != own))
    return entry._replace(unit=own, alternates=others)
