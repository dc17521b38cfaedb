"""Of what kind the measure of a figure is: coffee exports and tin exports, an account and a trade surplus."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from newsclean.claims.figures.plain_words import PLAIN
from newsclean.claims.figures.same_measure import measure_words
from newsclean.text.word_keys import Token, keys_of, tokens

if TYPE_CHECKING:
    from newsclean.claims.figures.context import FigureContext
    from newsclean.claims.figures.mention_table import MentionTable

BESIDE = (" ", "-")  # between a noun and what names its kind
COORDINATE = (" and ", " or ", ", ")  # between two that name it: oil and gas exports
AROUND = 200  # code points around a figure in which its measure is named


def differ_in_kind(one: FigureContext, other: FigureContext, among: set[str] | None = None) -> bool:
    """Whether a noun that both figures are near (one of `among`, if given) is that of two things.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [durable, made, plain] = [target_contexts(text, None, None)[0] for text in (
    ...     "Orders for durable goods rose 6%.", "Orders for manufactured goods rose 4%.", "Orders for goods rose 4%.")]
    >>> differ_in_kind(durable, made), differ_in_kind(durable, plain)
    (True, False)
    """
    nouns = _nouns(one, other) if among is None else _nouns(one, other) & among
    a, b = measure_kinds(one, nouns), measure_kinds(other, nouns)
    return any(a[key].isdisjoint(b[key]) for key in a.keys() & b.keys())


def _nouns(one: FigureContext, other: FigureContext) -> set[str]:
    return dict(measure_words(one)).keys() & dict(measure_words(other)).keys()


def article_names_kind(mentions: MentionTable, one: int, other: int) -> bool:
    """Whether the article of the other figure knows of what kind this one's measure is.

    Its sentence may leave out what its title says: "exported 18,367 tonnes" is of tin, and no other count of coffee.
    """
    mine, theirs = mentions.context(one), mentions.context(other)
    named = {kind for found in measure_kinds(mine, _nouns(mine, theirs)).values() for kind in found}
    if not named - theirs.words.keys():
        return True
    fields = mentions.texts[mentions.article(other)].fields
    return named.issubset(key for _, text in fields for key in _keys(text))


_keys = lru_cache(maxsize=64)(keys_of)  # articles that many others contradict are read once


def measure_kinds(context: FigureContext, nouns: set[str]) -> dict[str, set[str]]:
    """The words right before each of some nouns that name its kind, where the noun is nearest to the figure.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [one] = target_contexts("Its oil and gas exports hit 5,000 tonnes, though other exports fell.", None, None)
    >>> sorted(measure_kinds(one, {"export"})["export"]), measure_kinds(one, {"tonn"})
    (['gas', 'oil'], {})
    """
    q = context.quantity
    out: dict[str, tuple[int, set[str]]] = {}
    before: list[Token] = []
    for token in tokens(context.text, [(q.start, q.end)], max(0, q.start - AROUND), q.end + AROUND):
        between = context.text[before[-1].end : token.start] if before else ""
        if token.key in nouns:
            distance = q.start - token.end if token.end <= q.start else token.start - q.end
            if token.key not in out or distance < out[token.key][0]:
                out[token.key] = distance, _kind_words(before) if between in BESIDE else set()
        before = [*before, token] if between in COORDINATE else [token]
    return {noun: named for noun, (_, named) in out.items() if named}


def _kind_words(words: list[Token]) -> set[str]:
    return {word.key for word in words if not (word.name or word.key in PLAIN)}
