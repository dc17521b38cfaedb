"""Ownership: the names that a figure belongs to, and the words that name its measure."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from newsclean.claims.figures.plain_words import GENERIC, PLAIN
from newsclean.claims.options import CONTEXTS, OWNERSHIP
from newsclean.core.lazy_regex import lazy, prefiltered
from newsclean.text.names.gazetteer import is_country
from newsclean.text.word_keys import Token, tokens
from newsclean.text.word_lists import rarities

if TYPE_CHECKING:
    from collections.abc import Collection

    from newsclean.claims.figures.context import FigureContext

CACHED = 8192  # figures whose names are held: those of the pairs that are judged together
JOINTS = frozenset((" ", "-", " & ", " of ", " of the ", ", ", "."))  # what may stand inside a name
TIED = lazy(r"\b(?:with|to|from|against|in|of|for|by|than|into)(?: the)? $")
PARTNER = lazy(r"\b(?:with|to|from|against|between)(?: the)? $")
PAIRED = ("-", "–", " and ")  # "China-Russia trade"
OWNER = ("'s", "’s", "s'", "s’")
BILATERAL = prefiltered(r"(?i)\b(?:bilateral|two-way|mutual|between)\b")


class NameRun(NamedTuple):
    """A name of one or several words: what it is compared by, and where it stands."""

    keys: tuple[str, ...]
    start: int
    end: int
    distance: float

    @property
    def own(self) -> tuple[str, ...]:
        """The words that distinguish it from others; for a country the country."""
        own = tuple(key for key in self.keys if not is_country(key) and key not in GENERIC)
        return own[:1] or tuple(key for key in self.keys if is_country(key))


@lru_cache(maxsize=CONTEXTS)
def name_runs(context: FigureContext) -> list[NameRun]:
    """The names of a sentence in order.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [one] = target_contexts("Alder Foods Inc of Leeds sold 5,000 ships to Japan.", None, None)
    >>> [run.keys for run in name_runs(one)]
    [('alder', 'food', 'inc', 'leeds'), ('JP',)]
    """
    out: list[NameRun] = []
    q = context.quantity
    for token in _named(context.text, q.start, q.end):
        distance = context.words[token.key].distance if token.key in context.words else 99.0
        if out and context.text[out[-1].end : token.start] in JOINTS and not _are_separate(out[-1], token, q.start):
            last = out[-1]
            out[-1] = NameRun((*last.keys, token.key), last.start, token.end, min(last.distance, distance))
        else:
            out.append(NameRun((token.key,), token.start, token.end, distance))
    return out


@lru_cache(maxsize=CACHED)
def _named(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The names around a figure; no "Up" and "Which" where wires print capitals."""
    read = tokens(text, [(start, end)], max(0, start - 800), end + 400)
    return tuple(token for token in read if token.name and token.key not in PLAIN)


def _are_separate(last: NameRun, token: Token, figure: int) -> bool:
    """Whether two names beside one another are two: countries in a list, or one before and one behind the figure."""
    return (is_country(token.key) and is_country(last.keys[-1])) or last.end <= figure < token.start


@lru_cache(maxsize=CONTEXTS)
def owners(context: FigureContext) -> list[NameRun]:
    """The names that a figure belongs to: the nearest before it, those near it, and those it is with, to, from or of.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [one] = target_contexts("Ann Roe said that Japan's surplus with Chile hit 5,000 tonnes, Bo Li wrote.",
    ...     None, None)
    >>> [run.own for run in owners(one)]
    [('JP',), ('CL',)]
    """
    found = [run for run in name_runs(context) if run.own]
    start, end = context.quantity.start, context.quantity.end
    before = [run for run in found if run.end <= start]
    near = [run for run in before[:-1] if run.distance <= OWNERSHIP.reach and not _speaks(context.text, run)]
    after = [
        run
        for run in found
        if run.start >= end
        and run.distance <= OWNERSHIP.behind
        and TIED.search(context.text[max(end, run.start - 14) : run.start])
    ]
    return [*near, *before[-1:], *after]


@lru_cache(maxsize=CONTEXTS)
def own_names(context: FigureContext) -> set[tuple[str, ...]]:
    """What distinguishes the names that a figure belongs to.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> own_names(target_contexts("Alder Foods Inc sold 5,000 ships.", None, None)[0])
    {('alder',)}
    """
    return {run.own for run in owners(context)}


@lru_cache(maxsize=CONTEXTS)
def country_names(context: FigureContext) -> set[str]:
    """The countries that a sentence names.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> country_names(target_contexts("Alder Foods sold 5,000 ships to Japan.", None, None)[0])
    {'JP'}
    """
    return {name for name in context.names if is_country(name)}


PLACED = lazy(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ii]nside|[Aa]round|[Oo]utside)(?: the)?(?: [a-z]+){0,2} $")


def is_elsewhere(one: FigureContext, other: FigureContext) -> bool:
    """Whether the first figure is of a place that neither the other's sentence nor its article's lead names.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [a, b] = [target_contexts(text, None, None)[0] for text in (
    ...     "In Marrowdale 12 people drowned.", "The flood in Quenby killed 14 people.")]
    >>> is_elsewhere(a, b), is_elsewhere(a, a)
    (True, False)
    """
    return any(other.words.keys().isdisjoint(run.keys) for run in places_named(one))


@lru_cache(maxsize=CONTEXTS)
def places_named(context: FigureContext) -> list[NameRun]:
    """The names that a figure is said to be in, at or near.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [run.own for run in places_named(target_contexts("Ann Roe hired 12 men in Quenby.", None, None)[0])]
    [('quenby',)]
    """
    return [
        run
        for run in name_runs(context)
        if run.own
        and run.distance <= OWNERSHIP.reach
        and PLACED.search(context.text[max(0, run.start - 24) : run.start])
    ]


SPEAKS = lazy(
    r",? (?:said|says|told|announced|reported|added|stated|warned|estimate[sd]|wrote|expect(?:s|ed)|sees|saw|"
    r"forecasts?|predict(?:s|ed)|believes?|points? to|called for)\b"
)


def _speaks(text: str, run: NameRun) -> bool:
    return SPEAKS.match(text, run.end) is not None


@lru_cache(maxsize=CONTEXTS)
def partners(context: FigureContext) -> set[str]:
    """The countries that a figure is with, to, from or against.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [one] = target_contexts("Japan's trade surplus with Chile hit $5bn.", None, None)
    >>> partners(one)
    {'CL'}
    """
    return {
        key
        for run in name_runs(context)
        if run.distance <= OWNERSHIP.reach
        for key in run.keys[:1]
        if is_country(key)
        and context.text[run.end - 2 : run.end] not in OWNER
        and PARTNER.search(context.text[max(0, run.start - 14) : run.start])
    }


@lru_cache(maxsize=CONTEXTS)
def is_bilateral(context: FigureContext) -> bool:
    """Whether a figure is of what two countries have with one another."""
    q = context.quantity
    around = context.text[max(0, q.start - 80) : q.end + 40]
    if BILATERAL.search(around) or partners(context):
        return True
    beside = pairwise(run for run in name_runs(context) if run.distance <= OWNERSHIP.reach and is_country(run.keys[0]))
    return any(context.text[a.end : b.start] in PAIRED for a, b in beside)


def share_topic(one: Collection[str], other: Collection[str]) -> bool:
    """Whether two articles are about the same: a name that is not a common word, and no country that only one is about.

    >>> share_topic(("estmark", "bank"), ("estmark", "amur")), share_topic(("JP", "bank"), ("ES", "bank"))
    (True, False)
    """
    countries = [{name for name in names if is_country(name)} for names in (one, other)]
    if all(countries) and not countries[0] & countries[1]:
        return False
    common = rarities()
    own = [{n for n in names if not (is_country(n) or n in GENERIC or n in common)} for names in (one, other)]
    return 2 * len(own[0] & own[1]) >= max(1, min(map(len, own)))


def distinctive_names(names: frozenset[str]) -> frozenset[str]:
    """The names that distinguish one body from another: no countries that half of the news is of, no "Corp".

    >>> sorted(distinctive_names(frozenset(("JP", "corp", "estmark", "bank"))))
    ['JP', 'estmark']
    """
    return frozenset(filter(is_distinctive, names))


def is_distinctive(name: str) -> bool:
    """Whether a name distinguishes one body from another."""
    return name not in GENERIC and name not in PLAIN and (is_country(name) or name not in rarities())


def has_name(run: NameRun, names: Collection[str]) -> bool:
    """Whether another sentence has a name."""
    return any(key in names for key in run.own)
