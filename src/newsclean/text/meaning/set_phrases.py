"""Set phrases of English news, each read as the one word that says the same: "turned down" as "rejected"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from newsclean.data import data_table

OWN = "{own}"
OWNERS = frozenset(["his", "her", "its", "their", "the", "a", "an", "our", "my"])
GAP = " ~ "  # between two parts of a phrase, a few words stand
HOLLOW = frozenset((OWN, "~", "the", "was", "were", "are", "that", "said"))  # in most sentences, or in none


class _Phrases(NamedTuple):
    pattern: re.Pattern[str]
    words: dict[str, str]  # what stands for a phrase
    parted: dict[tuple[str, str], str]  # the same for a phrase of two parts
    forms: dict[str, tuple[str, re.Pattern[str]]]  # what stands for a pattern, with a word that each text with one has
    hints: tuple[str, ...]  # the longest word of each: a text without any of these has no phrase


def in_one_word(text: str) -> str:
    """A text with one word in place of each set phrase.

    >>> in_one_word("The board turned down the bid."), in_one_word("The board met.")
    ('The board rejected the bid.', 'The board met.')
    >>> in_one_word("The jury found the clerk guilty.")
    'The jury convicted the clerk.'
    """
    phrases = _phrases()
    for word, (hint, pattern) in phrases.forms.items():
        if hint in text:
            text = pattern.sub(word, text)
    for hint in phrases.hints:
        if hint in text:
            return phrases.pattern.sub(lambda met: _word(met[0], phrases), text)
    return text


def phrase_hints() -> tuple[str, ...]:
    """Words of which one stands in every text that has a set phrase.

    >>> "turned" in phrase_hints(), "bridge" in phrase_hints()
    (True, False)
    """
    return *_phrases().hints, *(hint for hint, _ in _phrases().forms.values())


def _word(found: str, phrases: _Phrases) -> str:
    """The word for a phrase as it stands in a text, and what stands between its parts."""
    general = " ".join(OWN if word in OWNERS else word for word in found.split(" "))
    whole = phrases.words.get(found) or phrases.words.get(general)
    if whole is not None:
        return whole
    ways = (it for it in phrases.parted.items() if found.startswith(it[0][0] + " ") and found.endswith(" " + it[0][1]))
    (first, last), word = max(ways, key=lambda it: len(it[0][1]))
    return f"{word} {found[len(first) : -len(last)].strip()}"


@cache
def _phrases() -> _Phrases:
    table = data_table("claims/phrases.toml")["phrases"]
    words = {phrase: word for word, some in table.items() for phrase in some}
    parted = {(phrase.split(GAP)[0], phrase.split(GAP)[1]): word for phrase, word in words.items() if GAP in phrase}
    every = sorted(words, key=lambda phrase: (-len(phrase), phrase))
    longest = {max(set(phrase.split()) - HOLLOW, key=lambda word: (len(word), word)) for phrase in every}
    pattern = re.compile(rf"\b(?:{'|'.join(map(_pattern, every))})\b")
    forms = {
        word: (hint, re.compile(form)) for word, (hint, form) in data_table("claims/phrases.toml")["forms"].items()
    }
    return _Phrases(pattern, words, parted, forms, tuple(sorted(longest)))


def _pattern(phrase: str) -> str:
    whole = f"(?:{'|'.join(sorted(OWNERS))})".join(map(re.escape, phrase.split(OWN)))
    return whole.replace(re.escape(GAP), r" (?:[^\s.,;:!?]+ ){1,6}?")
