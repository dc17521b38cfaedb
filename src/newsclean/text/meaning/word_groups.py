"""Groups of words by what they say: states, contests, what follows one another, set phrases."""

from __future__ import annotations

import re
from functools import cache

from newsclean.data import data_table
from newsclean.text.meaning.set_phrases import phrase_hints
from newsclean.text.synonyms import statement_word


def keys_in(text: str) -> set[str]:
    """The keys of the words of a text.

    >>> sorted(keys_in("The bridges were closed."))
    ['bridg', 'close']
    """
    return {word.key for printed in re.findall(r"\w+", text) if (word := statement_word(printed)) is not None}


@cache
def contest_keys() -> frozenset[str]:
    """The keys of what one alone wins.

    >>> "cup" in contest_keys(), "match" in contest_keys()
    (True, False)
    """
    return frozenset(keys_in(data_table("claims/paraphrase.toml")["words"]["contests"]))


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
