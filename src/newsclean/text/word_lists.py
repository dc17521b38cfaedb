"""Small word lists used for reading claims."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources


@cache
def synonyms() -> dict[str, str]:
    """The representative of each group of synonyms about figures; see data/claims/synonyms.toml.

    >>> synonyms()["gap"], synonyms().get("surplus")
    ('deficit', None)
    """
    text = resources.files("newsclean.data").joinpath("claims/synonyms.toml").read_text(encoding="utf-8")
    return {word: words[0] for words in tomllib.loads(text)["groups"] for word in words}


@cache
def rarities() -> dict[str, float]:
    """IDF of stems in news: log2 of all articles over the articles that contain the stem."""
    table = resources.files("newsclean.data").joinpath("claims/rarity.tsv").read_text(encoding="utf-8")
    out = {}
    for line in table.splitlines():
        if not line.startswith("#"):
            rarity, _, stems = line.partition("\t")
            out.update(dict.fromkeys(stems.split(), float(rarity)))
    return out
