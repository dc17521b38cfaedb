"""Small word lists used for reading claims."""

from __future__ import annotations

from functools import cache

from newsclean.data import data_table, data_text


@cache
def synonyms() -> dict[str, str]:
    """The representative of each group of synonyms about figures; see data/claims/synonyms.toml.

    >>> synonyms()["gap"], synonyms().get("surplus")
    ('deficit', None)
    """
    return {word: words[0] for words in data_table("claims/synonyms.toml")["groups"] for word in words}


@cache
def rarities() -> dict[str, float]:
    """IDF of stems in news: log2 of all articles over the articles that contain the stem."""
    out = {}
    for line in data_text("claims/rarity.tsv").splitlines():
        if not line.startswith("#"):
            rarity, _, stems = line.partition("\t")
            out.update(dict.fromkeys(stems.split(), float(rarity)))
    return out
