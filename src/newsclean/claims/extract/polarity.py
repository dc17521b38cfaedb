"""Polarity: whether a sentence affirms what it says, denies or doubts it, or makes it depend on something."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import Any, NamedTuple

from newsclean.claims.extract.language_cues import cued_denial, foreign_pack
from newsclean.core.lazy_regex import lazy

AFFIRMED, DENIED = "affirmed", "denied"
REACH = 240  # code points before and after a figure that are searched: those of a long clause
BORDER = lazy(
    r"(?i);|[—–] |\bbut\b|\balthough\b|\bwhereas\b|, (?:and|while|which|who|though|as|or)\b|[.!?][”\"’')]* (?=[A-Z“\"])"
)
WORD = lazy(r"\w[\w’'-]*")


class _Cue(NamedTuple):
    """What gives a polarity, and how many words may lie between it and what it is said of."""

    polarity: str
    needs: tuple[str, ...]
    before: re.Pattern[str]
    after: re.Pattern[str] | None
    words: int
    over_commas: bool
    stops: frozenset[str]  # words beyond which it does not reach


@cache
def _table() -> dict[str, Any]:
    text = resources.files("newsclean.data").joinpath("claims/polarity.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def one_subject() -> re.Pattern[str]:
    """The verbs of what one alone does to a thing.

    >>> one_subject().search("Ann Roe won the race.")[0], one_subject().search("Ann Roe ran.")
    ('won', None)
    """
    return re.compile(rf"\b(?:{'|'.join(_table()['one_subject'].split())})\b")


@cache
def _cues() -> tuple[_Cue, ...]:
    return tuple(
        _Cue(
            row["id"], tuple(row["needs"]), re.compile(f"(?i){row['before']}"),
            re.compile(f"(?i){row['after']}") if "after" in row else None, row["words"],
            row.get("over_commas", False), frozenset(row.get("stops", "").split()),
        )
        for row in _table()["polarity"]
    )  # fmt: skip


def polarity_of(text: str, start: int, end: int, lang: str = "en") -> str:
    """The polarity of what stands at an offset of a sentence: affirmed, denied, doubted or conditional.

    >>> text = "The firm denied that it paid $5m, but it admitted $2m."
    >>> polarity_of(text, 29, 32), polarity_of(text, 50, 53)
    ('denied', 'affirmed')
    >>> polarity_of("It sold not only 40 cars.", 17, 19)
    'affirmed'
    """
    foreign = foreign_pack(lang)
    if foreign is not None:
        return DENIED if cued_denial(foreign, text, start, end) else AFFIRMED
    cues = _cues_in(text)
    if not cues:  # as in most sentences
        return AFFIRMED
    clause = _last_clause(text[max(0, start - REACH) : start])
    rest = BORDER.split(text[end : end + REACH], maxsplit=1)[0]
    for cue in cues:
        found = None
        for match in cue.before.finditer(clause):
            found = match
        if found and _reaches(clause[found.end() :], cue):
            return cue.polarity
        if cue.after and cue.after.search(rest):
            return cue.polarity
    return AFFIRMED


@lru_cache(maxsize=4)  # the figures of a sentence share them
def _cues_in(text: str) -> tuple[_Cue, ...]:
    """The cues that a text may have."""
    lower = text.lower()
    met = {letters for letters in _needs() if letters in lower}
    return tuple(cue for cue in _cues() if not met.isdisjoint(cue.needs)) if met else ()


@cache
def _needs() -> tuple[str, ...]:
    """Letters of which each cue has some."""
    return tuple(dict.fromkeys(letters for cue in _cues() for letters in cue.needs))


def _reaches(between: str, cue: _Cue) -> bool:
    words = WORD.findall(between)
    return len(words) <= cue.words and (cue.over_commas or "," not in between) and cue.stops.isdisjoint(words)


def _last_clause(text: str) -> str:
    end = 0
    for match in BORDER.finditer(text):
        end = match.end()
    return text[end:]
