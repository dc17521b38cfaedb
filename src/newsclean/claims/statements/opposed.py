"""Two statements that share most words and do not state the same: of two places, or opposites."""

from __future__ import annotations

import re
from functools import lru_cache

from newsclean.text.language_pack import language_pack
from newsclean.text.meaning.opposites import without_opposites
from newsclean.text.synonyms import Word, statement_word

# Only what a place follows; "of" is of other things, too, and counts with the word before it: "mayor of Orrin".
# A name of several words counts as a whole.
AT = re.compile(
    r"\b(in|at|near|outside|off|[^\W\d_]{3,30} of) (?:the )?((?:[^\W\d_a-z][\w’'-]*)(?: [^\W\d_a-z][\w’'-]*){0,3})"
)
SHORT = re.compile(r"\b[A-Z]{2,6}\b")
OWNER = re.compile(r"[’']s$")


def are_at_two_places(one: str, other: str, lang: str = "en") -> bool:
    """Whether each of two statements names where, after one preposition, and neither names where the other does.

    A town and its country are one place: of a place that the gazetteer knows and one that it does not nothing is said.

    >>> poles = [f"Kessel opened a plant in {place}." for place in ("Orrin", "Velmar", "Poland")]
    >>> are_at_two_places(poles[0], poles[1]), are_at_two_places(poles[0], poles[2])
    (True, False)
    >>> are_at_two_places("Fire broke out in Orrin.", "Fire broke out in Orrin, police in Velmar said.")
    False
    >>> heads = [f"Ann Moor is head of {name}." for name in ("Orrin", "Velmar", "the Orrin Rail Group", "ORG")]
    >>> are_at_two_places(*heads[:2]), are_at_two_places(*heads[2:])
    (True, False)
    """
    pack = language_pack(lang)
    if pack is not None and not pack.capital_is_name:  # any noun may be what follows "in"
        return False
    a, b = _places(one), _places(other)
    for role in a.keys() & b.keys():
        left, right = ({word.key for word in side[role]} for side in (a, b))
        if left.isdisjoint(_names(other)) and right.isdisjoint(_names(one)) and not _is_short(one, other):
            known = {word.place for side in (a, b) for word in side[role]}
            return len(known) == 1
    return False


@lru_cache(maxsize=1 << 12)
def _places(text: str) -> dict[str, frozenset[Word]]:
    found: dict[str, frozenset[Word]] = {}
    for role, printed in AT.findall(text):
        words = (statement_word(OWNER.sub("", it)) for it in printed.split())
        found[role] = found.get(role, frozenset()) | {word for word in words if word is not None and word.name}
    return {role: words for role, words in found.items() if words}


def _is_short(one: str, other: str) -> bool:
    """Whether a name of one text is written by its initials in the other: "the World Trade Body", "WTB"."""
    return any(
        "".join(word[0] for word in printed.split()) in set(SHORT.findall(text))
        for text, names in ((one, other), (other, one))
        for _, printed in AT.findall(names)
    )


@lru_cache(maxsize=1 << 12)
def _names(text: str) -> frozenset[str]:
    words = (statement_word(printed) for printed in re.findall(r"[^\W\d_][\w’-]*", text))
    return frozenset(word.key for word in words if word is not None and word.name)


def are_opposites(one: str, other: str, lang: str = "en") -> bool:
    """Whether two statements are of two places, or one has the opposite of a word of the other.

    >>> are_opposites("Der Rat hat den Etat gebilligt.", "Der Rat hat den Etat abgelehnt.", "de")
    True
    """
    return are_at_two_places(one, other, lang) or without_opposites(one, other, lang) is not None
