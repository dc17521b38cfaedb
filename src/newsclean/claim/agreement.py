"""When two figures that agree are the same claim, and when they only happen to be equal."""

from __future__ import annotations

from newsclean.claim.evidence import digits
from newsclean.claim.mentions import Mentions
from newsclean.claim.places import is_country
from newsclean.claim.regular import is_row
from newsclean.claim.side import Side
from newsclean.claim.subject import GENERIC, PLAIN, known, owners, share_context
from newsclean.claim.tables import rarities

FEW = 1  # digits with which two figures are often equal by chance: two firms, 5 per cent, the year 1986
EVENT = 5.0  # rarity of the words that two dates share: "invaded" is enough, "said" and "year" are not
REACH = 8.0  # words within which these stand
ALIKE = 0.8  # share of the words of two sentences in common, figures aside, from which nothing else is asked


def stated_alike(mentions: Mentions, one: int, other: int) -> bool:
    """Whether two figures that the model takes for one claim are not of two bodies, rows of tables, or bare dates.

    Sentences that hardly differ are the same anyway, save rows, which are of the one whom their article is about.
    """
    a, b = mentions.side(one), mentions.side(other)
    contexts = [mentions.contexts[mentions.article(at)] for at in (one, other)]
    if is_row(a) or is_row(b):
        return share_context(*contexts)
    if _alike(a, b):
        return True
    names = [proper(mentions.names(at)) for at in (one, other)]
    shared = names[0] & names[1]
    bare = a.quantity.kind == "date" or min(digits(a.quantity), digits(b.quantity)) <= FEW
    if a.quantity.kind == "date" and _event(a, b) < EVENT:
        return False
    if bare and not (share_context(*contexts) or proper(a.names) & proper(b.names)):
        return False
    return bool(shared or not all(names)) and not _two_bodies(a, b, names)


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
