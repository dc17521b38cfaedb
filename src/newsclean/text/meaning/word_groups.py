"""Groups of words by what they say: states, contests, what follows one another, set phrases."""

from __future__ import annotations

import re
from functools import cache

from newsclean.data import data_table
from newsclean.text.language_pack import default_pack, language_pack
from newsclean.text.meaning.opposites import mark_opposites, opposite_mark
from newsclean.text.meaning.set_phrases import in_one_word, phrase_hints
from newsclean.text.synonyms import statement_word, tables


def keys_in(text: str) -> set[str]:
    """The keys of the words of a text.

    >>> sorted(keys_in("The bridges were closed."))
    ['bridg', 'close']
    """
    return {word.key for printed in re.findall(r"\w+", text) if (word := statement_word(printed)) is not None}


def opposites_in(text: str, lang: str) -> dict[str, frozenset[str]]:
    """The keys of the words of a text that have an opposite, and what that is.

    >>> sorted(opposites_in("laid off 300 pilots", "en")["sack"]), opposites_in("200 Stellen", "de")
    (['appoint', 'hire', 'remain'], {})
    """
    marked = mark_opposites(text, lang)
    if marked != text:
        marks = {mark: opposite_mark(mark) for mark in re.findall(r"§\S+", marked)}
        return {mark: frozenset((against,)) for mark, against in marks.items() if against is not None}
    opposed = tables().opposed if language_pack(lang) is default_pack() else {}
    return {key: opposed[key] for key in keys_in(in_one_word(text)) & opposed.keys()} if opposed else {}


@cache
def contest_keys() -> frozenset[str]:
    """The keys of what one alone wins.

    >>> "cup" in contest_keys(), "match" in contest_keys()
    (True, False)
    """
    return frozenset(keys_in(data_table("claims/paraphrase.toml")["words"]["contests"]))


@cache
def place_keys() -> frozenset[str]:
    """The keys of words that say where someone or something is or was, which is but one place.

    >>> "headquart" in place_keys(), "open" in place_keys()
    (True, False)
    """
    return frozenset(keys_in(data_table("claims/paraphrase.toml")["words"]["places"]))


@cache
def state_keys() -> frozenset[str]:
    """The keys of words that say in what state someone or something is, of which one at a time is so.

    >>> "open" in state_keys(), "approve" in state_keys()
    (True, False)
    """
    return frozenset(keys_in(data_table("claims/paraphrase.toml")["words"]["states"]))


@cache
def sequence_keys() -> frozenset[str]:
    """The keys of words that have an opposite which is so at another time.

    >>> "appoint" in sequence_keys(), "approve" in sequence_keys()
    (True, False)
    """
    return frozenset(keys_in(data_table("claims/paraphrase.toml")["words"]["sequences"]))


@cache
def phrase_keys() -> frozenset[str]:
    """The keys of words of which one stands in most texts with a set phrase: all but those of everyday words only.

    >>> "turn" in phrase_keys(), "bridg" in phrase_keys()
    (True, False)
    """
    return frozenset(word.key for hint in phrase_hints() if (word := statement_word(hint)) is not None)
