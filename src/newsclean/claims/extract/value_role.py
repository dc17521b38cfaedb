"""The role of a figure in its sentence: the value itself, a base that it is compared with, or a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.claims.extract.language_cues import cued_role, direction_of, foreign_pack
from newsclean.core.lazy_regex import lazy, prefiltered

if TYPE_CHECKING:
    from newsclean.quantity.model import Quantity


# What stands right before a base, a figure that another is compared with, in small letters: "up from $5bn", "after a
# 0.7 pct increase".
BASE = prefiltered(
    r"(?:\bfrom|\bagainst|\bcompare[sd]? (?:with|to)|\bversus|\bvs\.?|\bafter|\bfollowing|\boutstripping|"
    r"\b(?:higher|lower|larger|smaller|bigger|greater|faster|slower|better|worse|fewer|less|more|up|down|rather) than "
    r"(?:the|a|an|its|in)|"
    r"\bdouble|\btriple|\btwice|\bbeat(?:s|ing)?|\bsurpass(?:ed|es|ing)?|\bthan the)"
    r"(?: (?:a|an|the|its|their|about|around|some|only|just|nearly|almost|record|revised|previous(?:ly)?|"
    r"expressed|earlier|initial|forecast|target(?: of)?|similar|actual|total of))*[ \xa0]*$"
)
CHANGE = prefiltered(
    r"(?i)(?:\b(?:rose|risen|rise|rises|rising|fell|fall|falls|fallen|falling|grew|grow|grows|grown|growing|gained|"
    r"gain|climbed|climb|jumped|jump|dropped|drop|declined|decline|increased|increase|decreased|slid|slipped|surged|soared|"
    r"plunged|up|down|higher|lower|narrowed|widened|added|cut|raised|reduced|expand(?:ed|s)?|shrank|shrunk)"
    r"(?: (?:by|a|an|about|around|some|only|just|nearly|almost|another|further|sharply|over|more than|less than))*"
    r"|\b(?:increase|rise|fall|drop|gain|decline|cut|growth|change|jump|surge|leap|slump|plunge|decrease|reduction)s?"
    r" of"
    r"(?: (?:about|some|nearly|almost))*"
    r"|\b(?:Plus|Minus|Zuwachs|Anstieg|Rückgang|Einbruch|Sprung) von(?: (?:rund|etwa|knapp|fast))*)[ \xa0]*$"
)
CHANGED = lazy(
    r"(?i)[ \xa0-](?:rise|increase|growth|jump|gain|fall|drop|decline|cut|decrease|loss|surge|slump)\b"
    r"|[ \xa0](?:more|less|fewer|higher|lower|better|worse) than\b|[ \xa0](?:above|below|up on|down on)\b"
)
# A rate that says by how much something moves, whatever verb it has: "growth slowed to 1.5 per cent".
GROWTH = prefiltered(
    r"(?i)\b(?:growth|expansion|contraction|shrinkage)\b(?: (?!of\b)[\w’'-]+){0,5} (?:to|at|by|was|is)[ \xa0]$"
)
TOWARDS = lazy(r"(?i)^[ \xa0](?:dlrs |dollars )?to\b")


# Words of which one stands in anything that BASE, or CHANGE, matches: most text before a figure has none.
_BASE_WORDS = (
    "from against compare compares compared versus vs vs. after following outstripping than double triple twice beat "
    "beats beating surpass surpassed surpasses surpassing"
)
BASE_WORDS = frozenset(_BASE_WORDS.split())
_UP = (
    "rose risen rise rises rising grew grow grows grown growing gained gain climbed climb jumped jump increased "
    "increase surged soared up higher widened added raised expand expands expanded increases gains growth surge leap "
    "leaps jumps surges more above better expansion plus zuwachs anstieg sprung"
)
_DOWN = (
    "fell fall falls fallen falling dropped drop declined decline decreased slid slipped plunged down lower "
    "narrowed cut reduced shrank shrunk drops declines cuts decrease loss slump slumps plunge plunges "
    "decreases reduction reductions less fewer below worse contraction shrinkage minus rückgang einbruch"
)
UP, DOWN = frozenset(_UP.split()), frozenset(_DOWN.split())
CHANGE_WORDS = UP | DOWN | {"change", "changes"}
APART = str.maketrans('(),;:—–-“”"\xa0', "            ")


def ends_in_comparison(text: str) -> bool:
    """Whether a text ends in words that make the figure after it a base.

    >>> ends_in_comparison("It rose to $5bn from a record "), ends_in_comparison("It came from Spain for ")
    (True, False)
    """
    lower = text.lower()
    return not BASE_WORDS.isdisjoint(lower.translate(APART).split()) and BASE.search(lower) is not None


def classify_role(text: str, q: Quantity, lang: str = "en") -> str:
    """The role of a figure: "main", "base" (what another is compared with) or "change" (by how much it moved)."""
    foreign = foreign_pack(lang)
    if foreign is not None:
        return cued_role(foreign, text, q)
    ahead = text[max(0, q.start - 60) : q.start]
    lower = ahead.lower()
    words = lower.translate(APART).split()
    if not BASE_WORDS.isdisjoint(words) and BASE.search(lower):
        return "base"
    if CHANGED.match(text, q.end):
        return "change"
    return "change" if not CHANGE_WORDS.isdisjoint(words) and _moves(text, q, ahead) else "main"


def _moves(text: str, q: Quantity, ahead: str) -> bool:
    """Whether the words before a figure say that something moved by it."""
    if q.kind == "percent" and GROWTH.search(ahead):
        return True
    if not CHANGE.search(ahead):
        return False
    by = q.kind in ("percent", "points") or TOWARDS.match(text[q.end : q.end + 12]) is not None
    return by or " by" in ahead[-12:]


def change_direction(text: str, q: Quantity, lang: str = "en") -> int:
    """Which way a change goes: 1 up, -1 down, 0 when its words do not say.

    >>> from newsclean import find_quantities
    >>> way = lambda text: change_direction(text, find_quantities(text)[0])
    >>> way("Exports rose 5%."), way("a 5% drop in exports"), way("Exports stood at 5%.")
    (1, -1, 0)
    """
    foreign = foreign_pack(lang)
    if foreign is not None:
        return direction_of(foreign, text, q)
    match = CHANGED.match(text, q.end) or CHANGE.search(text[max(0, q.start - 60) : q.start])
    words = set(match[0].lower().translate(APART).split()) if match else ()
    return int(not UP.isdisjoint(words)) - int(not DOWN.isdisjoint(words))
