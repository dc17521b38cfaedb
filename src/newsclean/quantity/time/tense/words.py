"""The words of a language by which the direction of a date is read: the tables tense.toml of its folder."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from newsclean.text.language_pack import language_pack

_MOST_KNOWN = 1 << 13  # words whose answer is kept
_BESIDE = frozenset(
    ("determiners", "subjects", "events", "planned_events", "period_units", "period_joints", "limits", "since",
     "past_days", "before_ahead", "put_off", "put_off_to", "short_is",
     "now_beside", "now_possessed", "now_before", "now_close", "now_day", "now_contrast", "now_present",
     "now_articles", "now_subjects", "attributive_ends",
     "now_auxiliaries", "now_infinitive", "now_events", "now_participles", "participle_ends", "parts")
)  # fmt: skip
_PARTS = (
    "attributive_ends", "past_ends", "ahead_ends", "ahead_starts", "adverb_ends", "participle_ends", "now_events",
    "now_participles"
)  # fmt: skip

_NO_PART = ("\0",)  # no word begins or ends so


@dataclass(frozen=True, slots=True)
class TenseWords:
    """Sets of lower-case words; see the comments of data/languages/en/tense.toml."""

    sets: dict[str, frozenset[str]]
    past_ends: tuple[str, ...]
    ahead_ends: tuple[str, ...]
    ahead_starts: tuple[str, ...]
    adverb_ends: tuple[str, ...]
    participle_ends: tuple[str, ...]  # of what has happened, when it touches the date
    attributive_ends: tuple[str, ...]  # the same, right behind the date: "das am Montag beschlossene Gesetz"
    now_events: tuple[str, ...]  # see nowadays.py
    now_participles: tuple[str, ...]
    capital_nouns: bool  # a capital within a sentence makes a noun of a word, which is then no verb
    verb_behind: bool  # the verb stands at the end of its clause, behind the date
    known: dict[str, bool] = field(default_factory=dict, compare=False)  # what `decides` has answered

    def __contains__(self, pair: tuple[str, str]) -> bool:
        """Whether a set holds a word: `("past", "said") in words`."""
        name, word = pair
        return word in self.sets.get(name, ())

    def decides(self, word: str) -> bool:
        """Whether the word may say anything of the direction, by itself or with its neighbours: few words do.

        >>> tense_words("en").decides("will"), tense_words("en").decides("bridge")
        (True, False)
        """
        found = self.known.get(word)
        if found is None:
            if len(self.known) >= _MOST_KNOWN:
                self.known.clear()
            sets = any(word in words for key, words in self.sets.items() if key not in _BESIDE)
            found = self.known[word] = sets or word.endswith("'ll") or self.is_past(word) or self.is_ahead(word)
        return found

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
        >>> tense_words("ar").is_ahead("سيعقد"), tense_words("ar").is_ahead("سياسة")
        (True, False)
        """
        return ("ahead", word) in self or (
            len(word) > 3
            and (word.endswith(self.ahead_ends) or word.startswith(self.ahead_starts))
            and ("not_ahead", word) not in self
        )


@cache
def tense_words(code: str) -> TenseWords:
    """The words of a language; those of its [sets] when it has no table of its own."""
    pack = language_pack(code)
    try:
        table: dict[str, Any] = dict(pack.table("tense")) if pack else {}
    except FileNotFoundError:
        table = {"ahead": pack.table("quantity").get("sets", {}).get("ahead", "")} if pack else {}
    sets = {key: frozenset(value.split()) for key, value in table.items() if isinstance(value, str)}
    parts: dict[str, Any] = {key: tuple(sets.get(key, ())) or _NO_PART for key in _PARTS}
    return TenseWords(
        sets, **parts, capital_nouns=bool(table.get("capital_nouns")), verb_behind=bool(table.get("verb_behind"))
    )
