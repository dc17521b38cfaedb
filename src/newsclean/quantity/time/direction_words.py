"""Words beside a weekday or month that say which one is meant: "last Friday", "vendredi prochain", "this July"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.time.date_spans import STEPS
from newsclean.quantity.time.phrase_tables import STEPS as KEYS
from newsclean.quantity.time.phrase_tables import entry_words
from newsclean.quantity.time.tense_words import tense_words

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan

_WORD_BEHIND = lazy(r" ([^\W\d_]+)")
_WORDS_BEFORE = lazy(r"([^\W\d_]+) (?:(?:mes|mois|miesiąc\w*) (?:de |d['’]))?\Z")


def step_word(scan: TextScan, start: int, end: int) -> tuple[int | None, int]:
    """-1 for last, 0 for this, 1 for next, None for no such word; and the end of the word if it stands behind.

    >>> from newsclean import find_quantities
    >>> [q.when for q in find_quantities("La grève commence vendredi prochain.", lang="fr", date="2024-03-13")]
    ['2024-03-15']
    >>> [q.when for q in find_quantities("Le vendredi noir.", lang="fr")]
    [None]
    """
    before, behind = _direction_words(scan.lang.code)
    match = _WORDS_BEFORE.search(scan.text, max(0, start - 24), start)
    if match and (step := before.get(match[1].lower())) is not None:
        return step, end
    match = _WORD_BEHIND.match(scan.text, end)
    if match and (step := behind.get(match[1].lower())) is not None:
        return step, match.end()
    return None, end


@cache
def _direction_words(code: str) -> tuple[dict[str, int], dict[str, int]]:
    from newsclean.quantity.language import scanner_language  # it imports this package

    time: dict[str, Any] = scanner_language(code).time
    before = {**STEPS, "past": -1, "following": 1} if scanner_language(code).grammar.month_first else {}
    behind: dict[str, int] = {}
    for key, step in KEYS:
        before |= dict.fromkeys(entry_words(time, key), step)
        before |= dict.fromkeys(tense_words(code).sets.get(key, ()), step)
        behind |= dict.fromkeys(entry_words(time, f"{key}_after"), step)
    return before, behind
