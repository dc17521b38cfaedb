"""The words of a language by which the direction of a date is read: the tables tense.toml of its folder."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from newsclean.text.language_pack import language_pack

_NO_ENDING = ("\0",)  # no word ends so


@dataclass(frozen=True, slots=True)
class TenseWords:
    """Sets of lower-case words; see the comments of data/languages/en/tense.toml."""

    sets: dict[str, frozenset[str]]
    past_ends: tuple[str, ...]
    ahead_ends: tuple[str, ...]
    adverb_ends: tuple[str, ...]
    capital_nouns: bool  # a capital within a sentence makes a noun of a word, which is then no verb

    def __contains__(self, pair: tuple[str, str]) -> bool:
        """Whether a set holds a word: `("past", "said") in words`."""
        name, word = pair
        return word in self.sets.get(name, ())

    def is_past(self, word: str) -> bool:
        """Whether the word is the past of a verb.

        >>> words = tense_words("en")
        >>> words.is_past("announced"), words.is_past("fell"), words.is_past("hundred")
        (True, True, False)
        """
        return ("past", word) in self or (
            word.endswith(self.past_ends) and len(word) > 3 and ("not_past", word) not in self
        )

    def is_ahead(self, word: str) -> bool:
        """Whether the word, by itself, is of the future.

        >>> tense_words("fr").is_ahead("commencera"), tense_words("fr").is_ahead("caméra")
        (True, False)
        """
        return ("ahead", word) in self or (
            word.endswith(self.ahead_ends) and len(word) > 3 and ("not_ahead", word) not in self
        )


@cache
def tense_words(code: str) -> TenseWords:
    """The words of a language; empty sets when it has no table."""
    pack = language_pack(code)
    try:
        table: dict[str, Any] = dict(pack.table("tense")) if pack else {}
    except FileNotFoundError:
        table = {}
    past, ahead, adverb = (
        tuple(str(table.get(key, "")).split()) or _NO_ENDING for key in ("past_ends", "ahead_ends", "adverb_ends")
    )
    sets = {key: frozenset(value.split()) for key, value in table.items() if isinstance(value, str)}
    return TenseWords(sets, past, ahead, adverb, bool(table.get("capital_nouns")))
