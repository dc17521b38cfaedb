"""How much of one statement another has: the share of its words, with and without names."""

from __future__ import annotations

from newsclean.claims.statements.alignment import Phrase, are_opposed, by_key, matching_keys
from newsclean.text.synonyms import tables


def shared_share(one: Phrase, other: Phrase, lent: dict[str, float] | None = None) -> float:
    """The share of the weight of one text's words that the other has, or something akin to them.

    `lent` has what words count that stand elsewhere in its article.
    """
    words = by_key(one.words)
    keys = (lent or {}) | matching_keys(other.words)
    total = sum(word.weight for word in words.values())
    return sum(word.weight * keys.get(key, 0.0) for key, word in words.items()) / total if total else 0.0


def is_opposed(one: Phrase, other: Phrase) -> bool:
    """Whether one text says the opposite of a word of the other."""
    return are_opposed(by_key(one.words).keys(), by_key(other.words).keys())


def opposites(one: Phrase, other: Phrase) -> dict[str, float]:
    """The words of one text whose opposite the other has: of the same matter, and so they count as shared."""
    against, keys = tables().opposed, by_key(other.words).keys()
    return {key: 1.0 for key in by_key(one.words) if not keys.isdisjoint(against.get(key, ()))}


def without_names(phrase: Phrase) -> Phrase:
    """The words of a text that are no names; all, where there are no others."""
    kept = tuple(word for word in phrase.words if not (word.name or word.figure))
    return Phrase(kept, (0,) * len(kept)) if kept else phrase
