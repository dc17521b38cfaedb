"""Whether two figures measure one thing: exports of tea, not of cocoa or imports; by words, verbs and articles."""

from __future__ import annotations

import math
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from newsclean.claims.figures.plain_words import DESCRIPTIVE, PLAIN
from newsclean.claims.options import CONTEXTS, OWNERSHIP
from newsclean.core.lazy_regex import lazy
from newsclean.data import data_table
from newsclean.text.word_keys import Token, keys_of, tokens, word_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from newsclean.claims.figures.context import ContextWord, FigureContext
    from newsclean.claims.figures.mention_table import MentionTable


OPPOSED = (
    ("export", "import"), ("export", "imports"), ("gross", "net"), ("profit", "loss"), ("surplus", "deficit"),
    ("revenu", "profit"), ("sell", "buy"), ("deposit", "withdraw"), ("birth", "death"), ("kill", "injur"),
    ("dead", "injur"), ("man", "woman"), ("singl", "multi"), ("account", "trade"),
)  # fmt: skip
OPPOSABLE = tuple(dict.fromkeys(word for pair in OPPOSED for word in pair))
WEAK = frozenset(("unit", "peopl", "person", "share", "piec", "item", "member", "job", "case"))


def shared_word_bits(one: FigureContext, other: FigureContext, reach: float) -> float:
    """The bits of the words within `reach` of two figures that both have, names and plain words left out.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [a] = target_contexts("Exports of tea hit 5,000 tonnes.", None, None)
    >>> [b] = target_contexts("It sold 5,000 tonnes of rice.", None, None)
    >>> shared_word_bits(a, a, 8.0) > 2 * shared_word_bits(a, b, 8.0), shared_word_bits(a, b, 0.0)
    (True, 0.0)
    """
    shared = [(key, one.words[key], other.words[key]) for key in one.words.keys() & other.words.keys()]
    near = [row for row in shared if row[1].distance <= reach and row[2].distance <= reach]
    return math.fsum([min(a.weight, b.weight) for key, a, b in near if not a.name and key not in PLAIN])


@lru_cache(maxsize=CONTEXTS)
def measure_words(context: FigureContext) -> list[tuple[str, ContextWord]]:
    """The words next to a figure that name what is measured, the nearest first.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [one] = target_contexts("Last year coffee exports of Peru rose to 5,000 tonnes.", None, None)
    >>> [key for key, _ in measure_words(one)]
    ['export', 'coffe']
    """
    found = [
        (key, word) for key, word in context.words.items() if not word.name and key not in PLAIN and word.weight > 0
    ]
    found.sort(key=lambda pair: (pair[1].distance, -pair[1].weight, pair[0]))
    return found[: OWNERSHIP.measure_words]


def same_measure(one: FigureContext, other: FigureContext, least: float, *, two_names: bool = False) -> bool:
    """Whether the words next to two figures name one measure: two in common, or what both count; and none that parts.

    `two_names`: two names that both share stand for one of the words.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [tea, cocoa, late] = [target_contexts(text, None, None)[0] for text in (
    ...     "Tea exports hit 5,000 tonnes.", "Cocoa exports hit 6,000 tonnes.", "Exports of tea hit 7,000 tonnes.")]
    >>> same_measure(tea, cocoa, 2.5), same_measure(tea, late, 2.5)
    (False, True)
    """
    a, b = dict(measure_words(one)), dict(measure_words(other))
    if opposite_measures(_near(one), _near(other)) or opposite_measures(one.words.keys(), other.words.keys()):
        return False
    if _has_foreign_word(a, other) and _has_foreign_word(b, one):
        return False
    shared = a.keys() & b.keys()
    counted = one.head is not None and one.head == other.head and one.head not in WEAK
    enough = sum(min(a[key].weight, b[key].weight) for key in shared) >= least
    if shared and list(a)[:1] == list(b)[:1]:
        counted = counted or min(a[key].weight for key in list(a)[:1]) >= OWNERSHIP.single_word
    next_to = set(list(a)[: OWNERSHIP.beside]) & set(list(b)[: OWNERSHIP.beside])
    return enough and (len(shared) > 1 or counted or (two_names and bool(next_to)))


def _near(context: FigureContext) -> set[str]:
    return {key for key, word in context.words.items() if word.distance <= OWNERSHIP.reach}


def _has_foreign_word(words: dict[str, ContextWord], other: FigureContext) -> bool:
    return any(
        w.weight >= OWNERSHIP.foreign_word and w.distance <= OWNERSHIP.close and key not in other.words
        for key, w in words.items()
    )


def opposite_measures(one: Collection[str], other: Collection[str]) -> bool:
    """Whether one says exports and the other imports, and neither both."""
    if not any(it in one for it in OPPOSABLE):  # as in most sentences
        return False
    return any(
        (a in one and b in other and b not in one and a not in other)
        or (b in one and a in other and a not in one and b not in other)
        for a, b in OPPOSED
    )


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
    return {word.key for word in words if not (word.name or word.key in PLAIN or word.key in DESCRIPTIVE)}


VERB_REACH = 60, 90  # code points before and after a figure in which its verb stands,
VERB_WORDS = 6, 9  # and words: "12 members of the Vice Lords street gang pleaded guilty"
VERB_ENDS = lazy(r"[;.](?:\s|$)|, and ")
BROKEN = lazy(r"[,;:.]\s*$")
ALPHABETIC, SHORTEST = lazy(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*"), 5  # a word; letters of a verb in -ed or -ing


class _VerbWords(NamedTuple):
    between: frozenset[str]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    irregular: frozenset[str]
    no_verbs: frozenset[str]


@cache
def _verb_words() -> _VerbWords:
    table = data_table("claims/measures.toml")
    return _VerbWords(*(frozenset(table[name].split()) for name in _VerbWords._fields))


def share_verb(one: FigureContext, other: FigureContext) -> bool:
    """Whether two figures have one verb: what was done to those they count, or what they did; synonyms are one.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [held, jailed, caught] = [target_contexts(text, None, None)[0] for text in (
    ...     "Police arrested at least 12 men.", "A court jailed 14 men.", "Some 14 fans have been detained.")]
    >>> share_verb(held, caught), share_verb(held, jailed)
    (True, False)
    """
    return not figure_verbs(one).isdisjoint(figure_verbs(other))


@lru_cache(maxsize=CONTEXTS)
def figure_verbs(context: FigureContext) -> frozenset[str]:
    """The verbs that a figure is the object or subject of, each as the first of its synonyms.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> sorted(figure_verbs(target_contexts("It raised $35m.", None, None)[0]))
    ['raise']
    """
    return frozenset([_verb_key(word) for word in (*_verb_before(context), *_verb_after(context))])


def _verb_key(word: str) -> str:
    from newsclean.text.synonyms import tables  # 5 ms to read, and only for figures of a story

    key = word_key(word.lower())[0]
    return tables().same.get(key, key)


def _verb_before(context: FigureContext) -> Iterator[str]:
    start = context.quantity.start
    before = context.text[max(0, start - VERB_REACH[0]) : start]
    if not BROKEN.search(before):
        words = [
            word for word in ALPHABETIC.findall(before)[-VERB_WORDS[0] :] if word.lower() not in _verb_words().between
        ]
        yield from filter(_is_verb, words[-1:])


def _verb_after(context: FigureContext) -> Iterator[str]:
    end, known, governed = context.quantity.end, _verb_words(), False
    after = context.text[end : end + VERB_REACH[1]]
    stop = VERB_ENDS.search(after)
    for word in ALPHABETIC.findall(after, 0, stop.start() if stop else len(after))[: VERB_WORDS[1]]:
        if word.lower() in known.auxiliaries:
            governed = True
        elif word.lower() not in known.adverbs and not word.endswith("ly") and (governed or _is_verb(word)):
            yield word
            return


def _is_verb(word: str) -> bool:
    lower, known = word.lower(), _verb_words()
    ends = len(lower) >= SHORTEST and lower.endswith(("ed", "ing"))
    return (ends and lower not in known.no_verbs) or lower in known.irregular
