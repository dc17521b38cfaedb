"""Ownership: the names that a figure belongs to, and the words that name its measure."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from newsclean.claims.options import OWNERSHIP
from newsclean.core.lazy_regex import lazy
from newsclean.text.names.gazetteer import is_country
from newsclean.text.word_keys import Token, tokens
from newsclean.text.word_lists import rarities

if TYPE_CHECKING:
    from collections.abc import Collection

    from newsclean.claims.figures.context import ContextWord, FigureContext

CACHED = 8192  # figures whose names are held: those of the pairs that are judged together
JOINTS = frozenset((" ", "-", " & ", " of ", " of the ", ", ", "."))  # what may stand inside a name
TIED = lazy(r"\b(?:with|to|from|against|in|of|for|by|than|into)(?: the)? $")
PARTNER = lazy(r"\b(?:with|to|from|against|between)(?: the)? $")
PAIRED = ("-", "–", " and ")  # "China-Russia trade"
OWNER = ("'s", "’s", "s'", "s’")
BILATERAL = lazy(r"(?i)\b(?:bilateral|two-way|mutual|between)\b")
# Words of names that many bodies have: two "Corp" are not one company.
_GENERIC = (
    "lp llc pty cos bancorp corp corpor inc ltd plc co compani group gmbh ag sa nv hold bank depart ministri agenc "
    "intern nation airlin "
    "airway air associ unit board committe congress senat hous offic industri system servic new general american "
    "govern parliament commiss council institut union feder central secretari minist presid chairman mr mrs ms dr sir "
    "st north south east west dlr dlrs pct mln bln stg shr net qtr rev revs oper qtly semi div mth mths avg "
    "note year sale"
)
GENERIC = frozenset(_GENERIC.split())
# Stems that stand with any measure, or only say how it moved.
_PLAIN = (
    "rise fall hit record forecast aim ran made adjust season season averag total annual unadjust estim report level "
    "figur amount worth valu number rate period overal last year month week quarter show data offici accord expect "
    "climb drop jump reach stand increas declin revis previous earlier compar percent pct dlr dlrs mln bln billion "
    "million up down from high low higher lower said say latest nation govern depart bilater two-way overall "
    "two countri recent larg most part around follow come still see side both "
    "slow leapt leap came went soar plung widen narrow spoken"
)
PLAIN = frozenset(_PLAIN.split())
OPPOSED = (
    ("export", "import"), ("gross", "net"), ("profit", "loss"), ("surplus", "deficit"), ("revenu", "profit"),
    ("sell", "buy"), ("deposit", "withdraw"), ("birth", "death"), ("kill", "injur"), ("dead", "injur"),
    ("man", "woman"), ("singl", "multi"), ("account", "trade"),
)  # fmt: skip


WEAK = frozenset(("unit", "peopl", "person", "share", "piec", "item", "member", "job", "case"))


class NameRun(NamedTuple):
    """A name of one or several words: what it is compared by, and where it stands."""

    keys: tuple[str, ...]
    start: int
    end: int
    distance: float

    @property
    def own(self) -> tuple[str, ...]:
        """The words that tell it from others; for a country the country."""
        own = tuple(key for key in self.keys if not is_country(key) and key not in GENERIC)
        return own[:1] or tuple(key for key in self.keys if is_country(key))


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


SPEAKS = lazy(
    r",? (?:said|says|told|announced|reported|added|stated|warned|estimate[sd]|wrote|expect(?:s|ed)|sees|saw|"
    r"forecasts?|predict(?:s|ed)|believes?|points? to|called for)\b"
)


def _speaks(text: str, run: NameRun) -> bool:
    return SPEAKS.match(text, run.end) is not None


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


def is_bilateral(context: FigureContext) -> bool:
    """Whether a figure is of what two countries have with one another."""
    q = context.quantity
    around = context.text[max(0, q.start - 80) : q.end + 40]
    if BILATERAL.search(around) or partners(context):
        return True
    beside = pairwise(run for run in name_runs(context) if run.distance <= OWNERSHIP.reach and is_country(run.keys[0]))
    return any(context.text[a.end : b.start] in PAIRED for a, b in beside)


def share_topic(one: Collection[str], other: Collection[str]) -> bool:
    """Whether two articles are about the same: a name that is no common word, and no country that only one is about.

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
    return any(
        (a in one and b in other and b not in one and a not in other)
        or (b in one and a in other and a not in one and b not in other)
        for a, b in OPPOSED
    )
