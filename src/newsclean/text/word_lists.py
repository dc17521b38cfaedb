"""Small tables of words that claims are read with."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

_COMMON = (
    "a an the and or but nor so yet of to in on at by for from with without into onto over under about than as is are "
    "was were be been being am has have had having do does did will would shall should can could may might must it its "
    "they them their theirs he him his she her hers we us our you your i me my this that these those there here who "
    "whom whose which what when where why how not no if then while because since until though although after before "
    "during between among against also more most less least very much many some any all both each other another such "
    "only own same too just now said say says saying told tells added according s t re ve ll d m mr mrs ms dr "
    "year years month months week weeks day days quarter ago last next first second"
)
COMMON = frozenset(_COMMON.split())
_CALENDAR = (
    "january february march april june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat "
    "sun"
)
CALENDAR = frozenset(_CALENDAR.split())
_TITLES = (
    "President Minister Prime Premier Chancellor Secretary Senator Sen Rep Gov Governor Mayor Judge Justice Chairman "
    "Chief Executive King Queen Prince Princess Sir Lord Lady Pope General Gen Col Capt Lt Sgt Rev Prof Professor "
    "Mr Mrs Ms Dr"
)
TITLES = frozenset(_TITLES.split())


@cache
def synonyms() -> dict[str, str]:
    """The word that stands for each that says the same of a figure; see data/claims/synonyms.toml.

    >>> synonyms()["gap"], synonyms().get("surplus")
    ('deficit', None)
    """
    text = resources.files("newsclean.data").joinpath("claims/synonyms.toml").read_text(encoding="utf-8")
    return {word: words[0] for words in tomllib.loads(text)["groups"] for word in words}


@cache
def rarities() -> dict[str, float]:
    """How rare stems are in news: log2 of articles over articles that have it."""
    table = resources.files("newsclean.data").joinpath("claims/rarity.tsv").read_text(encoding="utf-8")
    out = {}
    for line in table.splitlines():
        if not line.startswith("#"):
            rarity, _, stems = line.partition("\t")
            out.update(dict.fromkeys(stems.split(), float(rarity)))
    return out
