"""The words round a date, as far as a verb may govern it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy

if TYPE_CHECKING:
    from newsclean.quantity.time.tense.words import TenseWords

_BEFORE, _AFTER = 160, 90  # characters: a clause and its verb; farther off another verb governs
# The end of a sentence, but not of "Gov.", "Sept." and "J."; a class of characters comes first, which `re` finds fast.
_STOP = lazy(
    r"[:”“».!?\n;。！？；।؟](?:(?<=:)(?=\s*[\"“„«‘])|(?<=[”“»])(?=,)"  # a quotation, and its end
    r"|(?<![:”“»])(?<!\b[A-Z]\.)(?<!\b[A-Z][a-z]\.)(?<!\b[A-Z][a-z]{2}\.)"
    r"(?<!\bSept\.)(?<!\bProf\.)(?<!\bC(?:orp|apt|onn|olo)\.)(?<!\bSupt\.)(?<!\bInsp\.)(?<!\bDept\.)(?<!\bBros\.)"
    r"(?<!\bM(?:ass|ich|inn|iss|ont)\.)(?<!\bTenn\.)(?<!\bWash\.)(?<!\bOkla\.)(?<!\bAriz\.)(?<!\bPenn\.)"
    r"(?:(?<![.!?])|[\"”“’‘')»«]*(?=\s|$)))"
)
# Not `\w`, which lacks the vowel signs of Devanagari.
_LETTER = r"[^\s\d_!-/:-@\[-`{-¿×÷\u2000-\u206f\u3000-\u303f।॥،؛؟]"
_WORD = lazy(rf"{_LETTER}+(?:[-'’]{_LETTER}+)*,?|['’](?:s|re|ll)\b")
_HOUR = lazy(r"\dam(?![^\W_])")
_NEAR, _FAR = 30, 45  # characters of a script that does not part its words: a clause
# "3月2日に逮捕され、4月22日に…": another date has its own verb
_CLAUSE_END = lazy(r"[。！？\n]|[、，,；](?=(?:今|去|明|来|昨)?年?\d{1,2}月|[一二三四五六七八九十]{1,2}月)")
_WAYS = (("past", -1), ("ahead", 1))


def clause_before(text: str, start: int) -> list[str]:
    """The words of the sentence before a place, as far as a verb may govern it.

    >>> clause_before("It rained. They met on Friday.", 23), clause_before("", 0)
    (['They', 'met', 'on'], [])
    """
    low = max(0, start - _BEFORE)
    for stop in _STOP.finditer(text, low, start):
        low = stop.end()
    return _words(text, low, start)


def clause_behind(text: str, end: int) -> list[str]:
    """The words of the sentence behind a place.

    >>> clause_behind("On Friday they met. It rained.", 9), clause_behind("", 0)
    (['they', 'met'], [])
    """
    stop = _STOP.search(text, end, end + _AFTER)
    return _words(text, end, stop.start() if stop else min(len(text), end + _AFTER))


def _words(text: str, low: int, high: int) -> list[str]:
    clause = text[low:high]
    found: list[str] = _WORD.findall(clause.replace("’", "'"))
    if "am" in found and _HOUR.search(clause):
        found.remove("am")  # which is a verb elsewhere
    return found


def up_to_comma(words: list[str]) -> list[str]:
    """The words up to the first comma, where a clause ends.

    >>> up_to_comma(["met", "today,", "they", "said"]), up_to_comma([])
    (['met', 'today,'], [])
    """
    end = next((at for at, word in enumerate(words, 1) if word[-1] == ","), len(words))
    return words[:end]


def nearest_cue(text: str, start: int, end: int, tense: TenseWords) -> int:
    """By the cue nearest to the date; where verbs stand last, by the first one behind it.

    >>> from newsclean.quantity.time.tense.words import tense_words
    >>> words = tense_words("zh")
    >>> nearest_cue("会议将于周五举行", 4, 6, words), nearest_cue("周五", 0, 2, words)
    (1, 0)
    """
    low = max(text.rfind(mark, max(0, start - _NEAR), start) for mark in "。！？\n") + 1
    before, behind = text[max(low, start - _NEAR) : start], _CLAUSE_END.split(text[end : end + _FAR])[0]
    cues = [(word, way) for key, way in _WAYS for word in tense.sets.get(key, ())]
    near = [(len(before) - at - len(word), -len(word), way) for word, way in cues if (at := before.rfind(word)) >= 0]
    far = [(at, -len(word), way) for word, way in cues if (at := behind.find(word)) >= 0]
    chosen = (far or near) if tense.verb_behind else near + far
    return min(chosen, default=(0, 0, 0))[2]
