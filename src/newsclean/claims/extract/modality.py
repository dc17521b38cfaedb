"""Modality: whether a figure is reported, forecast, a target, a record or a running count; questions and denials."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from newsclean.claims.extract.language_cues import cued_modality, foreign_pack, says_no
from newsclean.claims.extract.value_role import BASE, ends_in_comparison
from newsclean.claims.options import CONTEXTS
from newsclean.core.lazy_regex import lazy, prefiltered

if TYPE_CHECKING:
    from collections.abc import Iterable

# Tried on small letters, as others below: a pattern runs three times as fast on them as with `(?i)`.
FORECAST = prefiltered(
    r"\b(?:might|could|will|would(?!-be)|expect(?:s|ed)?|forecasts?|forecasted|projected|projects|"
    r"predict(?:s|ed)?|estimated to|likely to|set to|on track|on course|should reach|is to|are to|to reach|to grow|"
    r"to rise|to fall|anticipate[sd]?|seen at|outlook|about to|going to|by the end of|next year)\b"
)
MAY = lazy(r"\bmay\b")  # and no month
TARGET = prefiltered(
    r"\b(?:target(?:s|ed|ing)?|goal|aim(?:s|ed|ing)?|objective|pledged|vowed|ceiling|quota|hopes?|hoped|wants?)\b"
)
# What parts a figure from a forecast before it: "predicted the deficit, which hit", "to grow to 18.5 from".
PAST = lazy(
    r"(?i)\b(?:which|who|that) (?:hit|reached|tota(?:l|ll)ed|rose|fell|grew|stood|was|were|cost|had|has|have)\b"
    r"|\b(?:which|that) (?:last|this) (?:year|month|week|quarter) "
    r"(?:hit|reached|tota(?:l|ll)ed|rose|fell|grew|stood|was)\b"
)
AHEAD = lazy(
    r"(?: \w+){0,2} (?:is|was|are|were|had been|has been) (?:\w+ly )?"
    r"(?:expected|forecast|projected|predicted|planned)\b"
    r"| (?:will|would|could|might|may)\b"
)
RECORD = prefiltered(r"\b(?:record|all-time (?:high|low)|highest (?:ever|on record|level)|unprecedented)\b")
TO_DATE = prefiltered(
    r"\b(?:so far|to date|as of|up to now|already|until now|since (?:the|then)|cumulative|total(?:led|ed)? now)\b"
)
MODIFIERS = frozenset(("target", "forecast", "record"))
OUTCOMES = frozenset(("forecast", "target"))  # what an outcome is compared with
# Counts that only grow while an event goes on: a later one is an update and no conflict.
_TALLY = (
    "dead die kill death casualti toll injur wound hurt miss case infect patient arrest detain displac evacu homeless "
    "homes acr hectar vote sign protest victim rescu surviv hospit fatal"
)
TALLY = frozenset(_TALLY.split())
REVISED = lazy(r"(?i)\b(?:revis(?:ed|es|ing)|corrected|restated)\b")
NEGATED = prefiltered(
    r"\b(?:not(?! (?:only|just|least|less|fewer|more))|never|no longer|denied|denies|deny|denying|false|falsely|"
    r"untrue|rejected|rejects|refuted|without|nor|neither)\b|n[’']t\b"
)
ASKED = lazy(r"\?[\s”\"’')\]]*$")
SHORT = 12  # characters: what stands between a comma and a figure and is shorter belongs to the clause before
NEAR = 90  # characters around a figure in which the words of its modality stand


SUPPOSED = prefiltered(
    r"(?i)\b(?:would|could|might|may|can|if|needed to|required? to|must|should|up to|maximum|minimum|at most|"
    r"capable of|designed (?:to|for)|allow(?:s|ed)?|faces?|facing|eligible)\b"
)
CLAUSE = 60  # code points before a figure in which its clause says that it only may be


def classify_modality(text: str, start: int, end: int, modifier: str | None = None, lang: str = "en") -> str:
    """The modality of the figure at an offset of a sentence.

    >>> text = "Trade may reach a record $230bn this year, above the $200bn target."
    >>> classify_modality(text, 25, 31), classify_modality(text, 54, 60), classify_modality("It cost $5.", 8, 10)
    ('forecast', 'target', 'reported')
    """
    foreign = foreign_pack(lang)
    if foreign is not None:
        return modifier if modifier in MODIFIERS else cued_modality(foreign, text, start, end)
    left, after = text[max(0, start - NEAR) : start].rpartition(";")[2], text[end : end + NEAR // 3]
    last = left.rpartition(", ")[2]
    clause = _own(last if len(last) > SHORT else left)
    lower, behind = clause.lower(), after.lower()
    if modifier == "target" or TARGET.search(lower) or TARGET.match(behind.lstrip(" ")):
        return "target"
    if modifier == "forecast" or FORECAST.search(lower) or MAY.search(clause) or AHEAD.match(after):
        return "forecast"
    if modifier == "record" or RECORD.search(lower):
        return "record"
    return "to_date" if TO_DATE.search(lower) or TO_DATE.search(behind) else "reported"


def _own(clause: str) -> str:
    """The part of a clause that decides the modality: a base, and what has already happened, have one of their own."""
    base = BASE.search(clause.lower()) if ends_in_comparison(clause) else None
    if base:
        return clause[base.start() :]
    past = [match.start() for match in PAST.finditer(clause)] if " wh" in clause or " that " in clause else ()
    return clause[past[-1] :] if past else clause


def is_revised(text: str, start: int, end: int) -> bool:
    """Whether the words round a figure say that an earlier one was wrong.

    >>> is_revised("The bank revised its estimate to $5bn.", 33, 37), is_revised("The bank lent $5bn.", 14, 18)
    (True, False)
    """
    return REVISED.search(text, max(0, start - NEAR // 2), end + NEAR // 3) is not None


def is_negated(text: str, lang: str = "en") -> bool:
    """Whether a sentence denies what it says.

    >>> is_negated("He didn't sign."), is_negated("He signed not only the bill."), is_negated("He signed.")
    (True, False, False)
    """
    foreign = foreign_pack(lang)
    return NEGATED.search(text.lower()) is not None if foreign is None else says_no(foreign, text)


def is_question(text: str) -> bool:
    """Whether a sentence asks.

    >>> is_question("“Did it cost $5m?” "), is_question("It cost $5m, he asked.")
    (True, False)
    """
    return "?" in text[-8:] and ASKED.search(text[-8:]) is not None


def is_growing_count(one: str | None, other: str | None, shared: Iterable[str]) -> bool:
    """Whether what two figures count goes on growing: by their heads, else by the words in common (stems).

    >>> is_growing_count("kill", None, ()), is_growing_count(None, None, ["trade"])
    (True, False)
    """
    return one in TALLY or other in TALLY or any(word in TALLY for word in shared)


@lru_cache(maxsize=CONTEXTS)
def is_supposed(text: str, start: int) -> bool:
    """Whether a figure at an offset of a sentence is of what may be, or is allowed, and of nothing that happened.

    >>> is_supposed("He may get 40 years in prison.", 11), is_supposed("He was given 40 years in prison.", 13)
    (True, False)
    """
    return SUPPOSED.search(text[max(0, start - CLAUSE) : start].rpartition("; ")[2]) is not None
