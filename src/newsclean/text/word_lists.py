"""Small tables of words that claims are read with."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources


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
