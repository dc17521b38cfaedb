"""Whether "today" is the day of the article or the present age: "he resigned today", "twice as much as today"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.time.tense.clause import clause_before, clause_behind, up_to_comma
from newsclean.quantity.time.tense.verbs import verb_direction
from newsclean.quantity.time.tense.words import TenseWords, tense_words

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan


@dataclass(frozen=True)
class NowWeights:
    """What each kind of evidence is worth for the age (above 0) and for the day (below).

    From 90 todays of news and features in English and German, read one by one; the order counts, not the size.
    `beside`: "still today", "bis heute", "der heute 46-Jährige"; `present`: "are" or "we live today" with no verb that
    says past or future; `opens`: a sentence begins with it; `day`: "today at noon", "das heute beschlossene Gesetz".
    """

    beside: int = 3
    contrast: int = 2
    present: int = 2
    opens: int = -1
    verb: int = -2
    day: int = -4


NOW = NowWeights()
_DAY_BEHIND = lazy(
    r",? ?(?:\([A-Z]|\d\d?(?:[:.h]\d\d(?!\d)| ?(?:Uhr|[ap]\.?m\b))|[A-Z][a-z]+day\b)"
)  # a weekday, a clock time


def is_nowadays(scan: TextScan, start: int, end: int) -> bool:
    """Whether the word for today at these offsets means the present age rather than the day.

    >>> from newsclean import find_quantities
    >>> text = "The mill is still in use today. The minister resigned today."
    >>> [(q.when, q.alternates) for q in find_quantities(text, date="2024-03-13") if q.kind == "date"]
    [(None, ('2024-03-13',)), ('2024-03-13', ())]
    """
    tense = _main_verbs(scan.lang.code)
    before, behind = clause_before(scan.text, start), clause_behind(scan.text, end)
    if not tense.sets.get("now_beside"):
        return False
    if behind[:1] == ["'s"]:  # "today's world", and "today's vote"
        return _has(tense, "now_possessed", _lower(behind[1:3]))
    return _score(before, behind, tense, figure=_DAY_BEHIND.match(scan.text, end) is not None) > 0


def _score(before: list[str], behind: list[str], tense: TenseWords, *, figure: bool) -> int:
    last, next_ = _last_part(before), up_to_comma(behind)
    near, clause = _lower((*before[-1:], *behind[:1])), _lower((*last, *next_))
    article = _has(tense, "now_articles", _lower(before[-1:]))
    event = article and behind[:1] != [] and behind[0].lower().endswith(tense.now_events)
    verb = verb_direction(last, next_, tense) or _is_perfect(last, next_, tense)
    present = not verb and (_has(tense, "now_present", clause) or _has(tense, "now_subjects", _lower(last[-2:-1])))
    return (
        NOW.beside * (_is_beside(before, near, tense) or (article and not event))
        + NOW.contrast * _has(tense, "now_contrast", _lower((*before, *behind)))
        + NOW.present * present
        + NOW.opens * (not before)
        + NOW.verb * bool(verb)
        + NOW.day * (figure or event or _has(tense, "now_day", near))
    )


def _is_beside(before: list[str], near: list[str], tense: TenseWords) -> bool:
    """ "still today", "más que hoy", but not "dijo hoy que"."""
    return _has(tense, "now_beside", near) or _has(tense, "now_before", _lower(before[-1:]))


def _lower(words: Iterable[str]) -> list[str]:
    return [word.rstrip(",").lower() for word in words]


def _has(tense: TenseWords, key: str, words: list[str]) -> bool:
    return not tense.sets.get(key, _NONE).isdisjoint(words)


_NONE: frozenset[str] = frozenset()


def _last_part(words: list[str]) -> list[str]:
    """The words behind the last comma."""
    start = next((at for at in range(len(words), 0, -1) if words[at - 1][-1] == ","), 0)
    return words[start:]


def _is_perfect(before: list[str], behind: list[str], tense: TenseWords) -> bool:
    """ "hat heute … beschlossen", "a démissionné aujourd'hui": an auxiliary, and a participle that ends its clause."""
    if not _has(tense, "now_auxiliaries", _lower((*before, *behind))) or _has(tense, "now_infinitive", behind[-2:-1]):
        return False
    near = behind[:1] if "now_close" in tense.sets else []  # where nothing parts an auxiliary from its participle
    ends = _lower((*before[-1:], *behind[-1:], *near))
    if _has(tense, "now_made", ends) and not _has(tense, "now_had", _lower((*before, *behind))):
        return False  # "wird heute industriell hergestellt"
    return any(len(word) > _SHORT and word.endswith(tense.now_participles) for word in ends)


_SHORT = 4  # letters: "mit", "aux"; participles are longer


@cache
def _main_verbs(code: str) -> TenseWords:
    """The words of a language without the auxiliaries, which a present may have too: "hat heute 180 Mitarbeiter"."""
    tense = tense_words(code)
    auxiliaries = tense.sets.get("now_auxiliaries", frozenset())
    sets = {key: words - auxiliaries if key in ("past", "ahead") else words for key, words in tense.sets.items()}
    return replace(tense, sets=sets, known={})
