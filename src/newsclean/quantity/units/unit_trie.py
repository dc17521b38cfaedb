"""The units after a number as a trie of words, built from the tables of a language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from newsclean.quantity import tables
from newsclean.quantity.fields import ONE, UnitEntry

if TYPE_CHECKING:
    from newsclean.quantity.grammar import Grammar

Trie = dict[str, Any]  # word → Trie; "" → Entry
Names = Mapping[str, Iterable[str]]  # a unit and its forms


def unit_trie(own: Mapping[str, Any], grammar: Grammar, names: Names, units: Names) -> Trie:
    """The words and signs behind a number, each with what it means; what was there first stays."""
    trie: Trie = {}
    for phrase, unit in own["percent"].items():
        add_phrase(trie, phrase.split(), UnitEntry("percent" if unit == "%" else "points", unit))
    _add_parts_of_units(trie, own.get("minor", tables.quantity_table("currencies")["minor"]), plural=grammar.plural)
    _add_money(trie, own, plural=grammar.plural)
    _add_units(trie, words=grammar.unit_words, plural=grammar.plural)
    for phrase, unit in own.get("units", {}).items():
        kind, own_name, *more = unit.split()  # "measure barrel 1000" counts so many of them; then the alternates
        factor = Decimal(more[0]) if more else ONE
        add_phrase(trie, phrase.split(), UnitEntry(kind, own_name, factor, tuple(more[1:])))
    for code, forms in names.items():
        for form in forms:
            add_phrase(trie, form.replace("-", " ").split(), UnitEntry("money", code))
    for name, forms in units.items():
        for form in forms:
            add_phrase(trie, form.split(), UnitEntry("measure", name))
    for kind, usual in (("words", "times"), ("fold", "fold")):
        for word in (own.get("times", {}).get(kind) or usual).split():
            add_phrase(trie, [word], UnitEntry("times" if kind == "words" else "fold"))
    return trie


def add_phrase(trie: Trie, phrase: Iterable[str], entry: UnitEntry) -> None:
    """Put the words of a phrase into a trie; the first entry wins."""
    for word in phrase:
        trie = trie.setdefault(word, {})
    trie.setdefault("", entry)


def _forms(words: str) -> Iterator[list[str]]:
    return (word.split("_") for word in words.split())


def _add_money(trie: Trie, own: Mapping[str, Any], *, plural: str) -> None:
    """Currencies after a number: names of a language, codes, signs, and the parts of a unit."""
    for name, value in own.get("shared", {}).items():
        for form in (name, name + plural):
            add_phrase(trie, [form], tables.shared_currency(value))
    for code, names in own["currency"].items():
        for words in _forms(names):
            add_phrase(trie, words, UnitEntry("money", code))
            add_phrase(trie, [*words[:-1], words[-1] + plural], UnitEntry("money", code))
    for sign, entry in tables.currency_signs().items():
        if not sign[0].isalpha():
            add_phrase(trie, [sign], entry)
        elif len(sign) > 1:
            add_phrase(trie, [sign[:-1].lower(), sign[-1]], entry)  # "5 US$"
    for code in tables.currency_codes() - tables.word_codes():
        add_phrase(trie, [code], UnitEntry("money", code))
    for word, value in tables.quantity_table("currencies")["behind"].items():
        add_phrase(trie, [word], tables.shared_currency(value))


def _add_parts_of_units(trie: Trie, rows: dict[str, str], *, plural: str) -> None:
    """Parts of a unit."""
    for word, value in rows.items():
        factor, first, *others = value.split()
        entry = UnitEntry("money", first, Decimal(factor), tuple(others))
        for form in {word, word + plural if len(word) > 1 else word, "pennies" if word == "penny" else word}:
            add_phrase(trie, form.split("_"), entry)


def _add_units(trie: Trie, *, words: bool, plural: str) -> None:
    """Units of measure and of time, in English words and as signs of everywhere."""
    for dimension, rows in tables.quantity_table("units").items():
        kind = "duration" if dimension == "duration" else "measure"
        for name, row in rows.items():
            _, names, exact = (part.strip() for part in row.split("|"))
            entry = UnitEntry(kind, name)
            for form in _forms(exact):
                add_phrase(trie, form, entry)
            for parts in _forms(names) if words else ():
                add_phrase(trie, parts, entry)
                add_phrase(trie, [*parts[:-1], parts[-1] + plural], entry)
                if len(parts) > 1:
                    add_phrase(trie, [parts[0] + plural, *parts[1:]], entry)
