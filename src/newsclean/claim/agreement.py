"""When two figures that agree are the same claim, and when they only happen to be equal."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from newsclean.claim.evidence import digits, overlap
from newsclean.claim.mentions import Mentions
from newsclean.claim.places import is_country
from newsclean.claim.regular import is_accounted, is_listed, is_quoted, is_row, is_terms, per
from newsclean.claim.side import Side
from newsclean.claim.subject import GENERIC, PLAIN, known, owners, share_context
from newsclean.claim.tables import rarities

FEW = 1  # digits with which two figures are often equal by chance: two firms, 5 per cent, the year 1986
EVENT = 5.0  # rarity of the words that two dates share: "invaded" is enough, "said" and "year" are not
REACH = 8.0  # words within which these stand
ALIKE = 0.8  # share of the words of two sentences in common, figures aside, from which no names are asked
# Of 119 clusters that were read (60 of wire stories, 59 of pages), what tells one claim from two that are equal by
# chance: the words in common near the figures (`overlap`), how much these tell in bits, names, and digits.
NEAR = 0.27  # overlap that is enough for a year, and with words for figures of one digit: "the two", "third"
NEAR_BARE = 0.2  # overlap of figures of two digits with a name in common,
NEAR_WORDS = 0.15  # and with words, too;
NEAR_TIED = 0.07  # of figures of two digits of one time, with two names in common
NEAR_TOLD = 0.13  # of figures of three or more, with either
WORDS = 3.5  # bits of words near both figures: "deficit"
WORDS_FEW = 7.0  # those that go with one digit and a name
WORDS_BARE = 9.0  # and without a name
WORDS_COUNTRY = 11.0  # and without a name, or with that of a country only, unless it is money or of a time
LARGE = 1000  # from which a count of one digit is rounded, and tells as much as two digits do
NEAR_ALONE, WORDS_ALONE = 0.5, 20.0  # what one digit needs, where the articles are about other things
STRANGE = 40.0  # bits of words from which sentences are one without any name in common
NEAR_BOUND = Decimal("0.1")  # of two lower bounds that mean one value, what lies between
SAME_DAY = 0.5  # days within which one price of the day is told
ANEW = 3.0  # days after which a table is told anew
BOUNDS = frozenset(("more than", "at least", "up to", "less than"))
NEAR_WIDE = 0.3  # overlap from which a value may lie in a wide range
WIDE = Decimal("0.1")  # of a range, its width over its upper end: within "65 to 91" lies anything


def stated_alike(mentions: Mentions, one: int, other: int) -> bool:
    """Whether two figures that the model takes for one claim are not of two bodies, rows of tables, or bare dates.

    Sentences that hardly differ are the same anyway, save rows, which are of the one whom their article is about.
    """
    a, b = mentions.side(one), mentions.side(other)
    contexts = [mentions.contexts[mentions.article(at)] for at in (one, other)]
    if not (a.masked and b.masked) or _heading(a) or _heading(b):
        return False
    if mentions.days(one, other) > SAME_DAY and (is_quoted(a) or is_quoted(b)):
        return False
    exact = a.quantity.value == b.quantity.value
    if is_row(a) or is_row(b):
        soon = mentions.days(one, other) <= ANEW
        return a.quantity.kind != "date" and exact and soon and share_context(*contexts)
    if not exact and per(a) is not None and per(b) is not None:  # prices are told to the cent
        return False
    names = [proper(mentions.names(at)) for at in (one, other)]
    shared = names[0] & names[1]
    if not (_one_bound(a, b) and _tells(a, b, shared) and _known_of(a, b, names, contexts)):
        return False
    if _alike(a, b):
        return exact  # else the report of another month
    bare = a.quantity.kind == "date" or min(digits(a.quantity), digits(b.quantity)) <= FEW
    if a.quantity.kind == "date" and _event(a, b) < EVENT:
        return False
    if bare and not share_context(*contexts):
        if a.quantity.kind == "date" or abs(a.quantity.value or 0) >= LARGE:
            return bool(proper(a.names) & proper(b.names)) and not _two_bodies(a, b, names)
        if overlap(a, b) < NEAR_ALONE and _event(a, b) < WORDS_ALONE:
            return False
    return bool(shared or not all(names)) and not _two_bodies(a, b, names)


def stated_by_all(mentions: Mentions, groups: Sequence[Sequence[int]]) -> bool:
    """Whether what several articles print word for word is one claim, and no heading or row of tables of several.

    Only asked of what stands alone: of rows that differ, `stated_alike` has judged.
    """
    if len(groups) > 1 or len(groups[0]) > 1 or not mentions.copies.reach(groups, 2):
        return True
    a = mentions.side(groups[0][0])
    if not a.masked or _heading(a):
        return False
    articles = {mention.article for mention in mentions.copies[groups[0][0]]} if is_row(a) else ()
    contexts = [mentions.contexts[at] for at in sorted(articles)]
    return all(share_context(contexts[0], other) for other in contexts[1:])


def _heading(side: Side) -> bool:
    """Whether a figure heads the columns of a table: "Six mths"."""
    return side.quantity.kind == "duration" and " " not in side.masked


def _tells(a: Side, b: Side, shared: set[str]) -> bool:
    """Whether what both sentences have in common is more than two figures that are equal by chance have."""
    near, words = overlap(a, b), _event(a, b)
    named = any(not is_country(name) for name in shared)
    if a.quantity.kind == "date":
        if a.quantity.when != b.quantity.when and "/" in f"{a.quantity.when}{b.quantity.when}":
            return False  # the first two months, and the first three
        coarse = a.quantity.granularity == "year" or near < NEAR
        least = (WORDS_BARE if coarse else WORDS_FEW) if named else WORDS_COUNTRY
        if is_terms(a) or is_accounted(a) or is_accounted(b):
            return False
        return near >= NEAR_BARE and words >= least
    if words == 0 and (is_listed(a) or is_listed(b)):
        return False  # prices of the day
    telling = _telling(a, b)
    if telling <= FEW:
        return near >= (NEAR if named else NEAR_BARE) and words >= (WORDS_FEW if named else WORDS_BARE)
    if telling > FEW + 1:
        return near >= NEAR_TOLD and (named or words >= WORDS)
    timed = a.bound.when is not None and a.bound.when == b.bound.when
    if len(shared) > 1 and timed and a.quantity.value == b.quantity.value:
        return near >= NEAR_TIED
    if named or len(shared) > 1:
        return near >= NEAR_BARE or (near >= NEAR_WORDS and words >= WORDS)
    if timed or a.quantity.kind == "money":
        return near >= NEAR_BARE and words >= EVENT
    return near >= NEAR and words >= WORDS_COUNTRY


def _telling(a: Side, b: Side) -> int:
    """How much the figures tell: their digits; more for money and thousands, less where one only rounds the other."""
    one, other = a.quantity, b.quantity
    exact = one.value == other.value and one.high == other.high
    large = one.kind == "money" or (one.value is not None and abs(one.value) >= LARGE)
    return max(min(digits(one), digits(other)) - (not exact), FEW + large)


def _known_of(a: Side, b: Side, names: list[set[str]], contexts: Sequence[tuple[str, ...]]) -> bool:
    """Whether any name says that both are of one thing: the terms of any loan are told in the same words.

    That both articles are about a country says little, if neither sentence has it.
    """
    if is_terms(a) or is_terms(b):
        return sum(not is_country(name) for name in names[0] & names[1]) > 1
    if share_context(*contexts):
        return True
    told = a.names | b.names
    if len(names[0] & names[1]) > 1 or any(name in told or not is_country(name) for name in names[0] & names[1]):
        return True
    return _event(a, b) >= STRANGE


def _one_bound(a: Side, b: Side) -> bool:
    """Whether figures that only bound a value mean one: "at least 75" is not "at least 86", nor 90 "65 to 115"."""
    for one, other in ((a.quantity, b.quantity), (b.quantity, a.quantity)):
        if one.low is not None and one.high is not None and other.value is not None:
            wide = one.high - one.low > WIDE * abs(one.high)
            return not wide or overlap(a, b) >= NEAR_WIDE
    one, other = a.quantity, b.quantity
    if one.value is None or other.value is None or not {one.modifier, other.modifier} & BOUNDS:
        return True
    low, high = sorted((abs(one.value), abs(other.value)))
    return high - low <= NEAR_BOUND * high


def proper(names: frozenset[str]) -> set[str]:
    """The names that tell one body from another: no countries that half of the news is of, no "Corp"."""
    common = rarities()
    return {
        name for name in names if name not in GENERIC and name not in PLAIN and (is_country(name) or name not in common)
    }


def _alike(a: Side, b: Side) -> bool:
    one, other = set(a.masked.split()), set(b.masked.split())
    return len(one & other) >= ALIKE * max(len(one), len(other), 1)


def _event(a: Side, b: Side) -> float:
    """How much the words near two dates tell that both have, names left out."""
    near = [
        min(word.weight, b.words[key].weight)
        for key, word in a.words.items()
        if key in b.words and not word.name and key not in PLAIN and max(word.distance, b.words[key].distance) <= REACH
    ]
    return sum(near)


def _two_bodies(a: Side, b: Side, names: list[set[str]]) -> bool:
    """Whether each figure belongs to a name that the other sentence and its article do not have."""
    strange = (_strange(a, names[1] | b.names), _strange(b, names[0] | a.names))
    return all(strange)


def _strange(side: Side, names: set[str]) -> bool:
    before = [run for run in owners(side) if run.end <= side.quantity.start]
    return bool(before) and not known(before[-1], names)
