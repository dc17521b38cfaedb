"""Statements that share their words and do not state the same: another place, an opposite, a word that turns them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from newsclean.text.language_pack import language_pack
from newsclean.text.meaning.contrasts import contrast
from newsclean.text.meaning.opposites import without_opposites
from newsclean.text.synonyms import Word, statement_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from newsclean.claims.statements.clauses import Statement
    from newsclean.text.hashed_tokens import Numbers

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


def are_two_statements(one: Statement, other: Statement) -> bool:
    """Whether one of two statements turns what the other says.

    >>> from newsclean.claims.statements.clauses import Statement
    >>> said = [Statement(0, f"The bridge closed {when} the storm.") for when in ("before", "after")]
    >>> are_two_statements(*said), are_two_statements(said[0], said[0])
    (True, False)
    """
    texts = one.text, other.text, one.lang
    return are_at_two_places(*texts) or any(of(*texts) is not None for of in (without_opposites, contrast))


def turned(statements: Sequence[Statement], ones: Numbers, others: Numbers) -> NDArray[np.bool_]:
    """Which of two columns of statements, equal but for words without weight, are turned by one of these.

    >>> from newsclean.claims.statements.clauses import Statement
    >>> said = [Statement(0, "All left."), Statement(1, "Some left."), Statement(2, "All of them left.")]
    >>> turned(said, np.array([0, 0]), np.array([1, 2])).tolist()
    [True, False]
    """
    pairs = ((statements[one], statements[other]) for one, other in zip(ones.tolist(), others.tolist(), strict=True))
    return np.array([a.text != b.text and contrast(a.text, b.text, a.lang) is not None for a, b in pairs], bool)
