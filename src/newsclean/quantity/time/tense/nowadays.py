"""Whether "today" is the day of the article or the present age: "he resigned today", "twice as much as today"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.time.tense.clauses import clause_before, clause_behind
from newsclean.quantity.time.tense.verbs import verb_direction
from newsclean.quantity.time.tense.words import TenseWords, tense_words

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan


@dataclass(frozen=True)
class NowWeights:
    """What each kind of evidence is worth for the age (above 0) and for the day (below).

    From 120 todays of news and features in English and German, read one by one; the order counts, not the size.
    """

    beside: int = 3  # "still today", "bis heute", "than today"
    contrast: int = 2  # "damals", "used to" in the sentence
    present: int = 2  # "we live today", with no verb that says past or future
    opens: int = -1  # a sentence that begins with it
    verb: int = -2  # a verb that says past or future
    day: int = -4  # "today at noon", "from today"


NOW = NowWeights()
_DAY_BEHIND = lazy(
    r",? ?(?:\([A-Z]|\d\d?(?:[:.h]\d\d| ?(?:Uhr|[ap]\.?m\b))|[A-Z][a-z]+day\b)"
)  # a weekday, a clock time


def is_nowadays(scan: TextScan, start: int, end: int) -> bool:
    """Whether the word for today at these offsets means the present age rather than the day.

    >>> from newsclean import find_quantities
    >>> text = "It is five times as large as today. The minister resigned today."
    >>> [(q.when, q.alternates) for q in find_quantities(text, date="2024-03-13") if q.kind == "date"]
    [(None, ('2024-03-13',)), ('2024-03-13', ())]
    """
    tense = _main_verbs(scan.lang.code)
    before, behind = clause_before(scan.text, start), clause_behind(scan.text, end)
    if not tense.sets.get("now_beside") or behind[:1] == ["'s"]:
        return False
    return _score(before, behind, tense, figure=_DAY_BEHIND.match(scan.text, end) is not None) > 0


def _score(before: list[str], behind: list[str], tense: TenseWords, *, figure: bool) -> int:
    lowered = [word.rstrip(",").lower() for word in (*before, *behind)]
    near = [*lowered[max(0, len(before) - 1) : len(before)], *lowered[len(before) : len(before) + 1]]
    beside = any(("now_beside", word) in tense for word in near) or _is_adverbial(before, behind, tense)
    day = figure or any(("now_day", word) in tense for word in near)
    day = day or (_is_behind_article(before, tense) and _is_event(behind, tense))
    contrast = any(("now_contrast", word) in tense for word in lowered)
    last, next_ = _last_part(before), _first_part(behind)
    verb = verb_direction(last, next_, tense) or _is_perfect(last, next_, tense)
    present = not verb and any(("now_present", word.rstrip(",").lower()) in tense for word in (*last, *next_))
    return (
        NOW.beside * beside
        + NOW.contrast * contrast
        + NOW.present * (present or (not verb and _has_subject(last, tense)))
        + NOW.opens * (not before)
        + NOW.verb * bool(verb)
        + NOW.day * day
    )


def _last_part(words: list[str]) -> list[str]:
    """The words behind the last comma."""
    start = next((at for at in range(len(words), 0, -1) if words[at - 1][-1] == ","), 0)
    return words[start:]


def _first_part(words: list[str]) -> list[str]:
    end = next((at for at, word in enumerate(words, 1) if word[-1] == ","), len(words))
    return words[:end]


def _is_adverbial(before: list[str], behind: list[str], tense: TenseWords) -> bool:
    """ "der heute 46-Jährige", "die heute im Amt sind"; not "das heute beschlossene Gesetz"."""
    return _is_behind_article(before, tense) and not _is_event(behind, tense)


def _is_behind_article(before: list[str], tense: TenseWords) -> bool:
    return bool(before) and ("now_articles", before[-1].lower()) in tense


def _is_event(behind: list[str], tense: TenseWords) -> bool:
    """A participle beside the word: "heute beschlossene"."""
    return bool(behind) and behind[0].lower().endswith(tense.now_events)


def _is_perfect(before: list[str], behind: list[str], tense: TenseWords) -> bool:
    """ "hat heute … beschlossen", "a démissionné aujourd'hui": an auxiliary, and a participle that ends its clause."""
    words = [word.rstrip(",").lower() for word in (*before, *behind)]
    if not any(("now_auxiliaries", word) in tense for word in words):
        return False
    if behind[-2:-1] and ("now_infinitive", behind[-2]) in tense:
        return False
    ends = [part[-1].rstrip(",").lower() for part in (before, behind) if part]
    return any(len(word) > _SHORT and word.endswith(tense.now_participles) for word in ends)


_SHORT = 4  # letters: "mit", "aux"; participles are longer


def _has_subject(words: list[str], tense: TenseWords) -> bool:
    """ "the galaxies we see today": a pronoun and a verb that touch it."""
    return len(words) > 1 and ("now_subjects", words[-2].lower()) in tense


@cache
def _main_verbs(code: str) -> TenseWords:
    """The words of a language without the auxiliaries, which a present may have too: "hat heute 180 Mitarbeiter"."""
    tense = tense_words(code)
    auxiliaries = tense.sets.get("now_auxiliaries", frozenset())
    sets = {key: words - auxiliaries if key in ("past", "ahead") else words for key, words in tense.sets.items()}
    return replace(tense, sets=sets, known={})
