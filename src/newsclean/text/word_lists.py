"""Small word lists used for reading claims."""

from __future__ import annotations

from functools import cache

from newsclean.data import data_table, data_text
from newsclean.text.language_pack import LANGUAGES, language_pack

FREQUENT = 3.0  # bits of a frequent word of another language: what the hundred most frequent words of English have


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


@cache
def foreign_words() -> dict[str, float]:
    """The weights of words of other languages that say little: their rarity is not known, and English has none of them.

    >>> foreign_words()["nicht"], foreign_words()["immer"], "Hafen" in foreign_words()
    (0.0, 3.0, False)
    """
    packs = [pack for code in LANGUAGES if code != "en" and (pack := language_pack(code)) is not None]
    lists: dict[str, str] = data_table("language_words.toml")["words"]
    frequent = (word for code, text in lists.items() if code != "en" for word in text.split())
    return dict.fromkeys(frequent, FREQUENT) | {word: 0.0 for pack in packs for word in pack.stop_words}
