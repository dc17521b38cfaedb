"""The words of the clause around a date, before it and behind it."""

from __future__ import annotations

import re

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.time.tense.words import TenseWords

_WAYS = (("past", -1), ("ahead", 1))
_BEFORE, _AFTER = 160, 90  # characters: a clause and its verb; farther off another verb governs
# The end of a sentence, but not of "Gov.", "Sept." and "J.".
_STOP = lazy(
    r"[.!?\n;。！？；](?<!\b[A-Z]\.)(?<!\b[A-Z][a-z]\.)(?<!\b[A-Z][a-z]{2}\.)(?<!\b[A-Z][a-z]{3}\.)"
    r"(?:(?<![.!?])|[\"”’')]*(?=\s|$))"
)
_WORD = lazy(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*,?|['’](?:s|re|ll)\b")


def clause_before(text: str, start: int) -> list[str]:
    """The words before a date, back to the end of the sentence before."""
    low = max(0, start - _BEFORE)
    for stop in _STOP.finditer(text, low, start):
        low = stop.end()
    return _words(text, low, start)


def clause_behind(text: str, end: int) -> list[str]:
    """The words behind a date, up to the end of its sentence."""
    stop = _STOP.search(text, end, end + _AFTER)
    return _words(text, end, stop.start() if stop else min(len(text), end + _AFTER))


def _words(text: str, low: int, high: int) -> list[str]:
    return [word.replace("’", "'") for word in _WORD.findall(text, low, high)]


def up_to_comma(words: list[str]) -> list[str]:
    """The words up to the first comma, where a clause ends."""
    end = next((at for at, word in enumerate(words, 1) if word[-1] == ","), len(words))
    return words[:end]


def nearest_cue(text: str, start: int, end: int, tense: TenseWords) -> int:
    """The nearest cue before the date, or the first behind it."""
    low = max(text.rfind(mark, max(0, start - 30), start) for mark in "。！？\n") + 1
    before, behind = text[max(low, start - 30) : start], re.split("[。！？\n]", text[end : end + 30])[0]
    near = [(before.rfind(word), way) for key, way in _WAYS for word in tense.sets.get(key, ()) if word in before]
    if near:
        return max(near)[1]
    far = [(behind.find(word), way) for key, way in _WAYS for word in tense.sets.get(key, ()) if word in behind]
    return min(far)[1] if far else 0
