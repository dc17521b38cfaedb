"""Claim normalisation: a claim written out as one short statement of its own, in the words of a source.

The clause of a figure is cut out of its sentence: without who said it, without asides, with its time as a date. A
clause that needs the sentences before it ("It rose to …"), or has no name, is no statement of its own; where no source
has a better one, the best sentence stands for the claim.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from newsclean.claims.output.output_options import SUMMARY
from newsclean.core.lazy_regex import lazy
from newsclean.data import data_text
from newsclean.text.language_pack import default_pack, language_pack
from newsclean.text.word_keys import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.quantity.model import Quantity

SAYING = (
    r"(?:said|says|say|told|announced|reported|estimated|showed|shows|show|claimed|stated|warned|confirmed|wrote|added|"
    r"found|reveal(?:s|ed)|insisted|according to)"
)
# Where a clause ends or begins; a comma of a list or of a number is none.
BORDER = lazy(
    r";\s+|\s[–—-]\s|\s?[()]\s?|(?:,\s+(?:and\s+)?|\s)(?=(?:which|who|whose|whom|where|while|whereas|but|although|though|"
    r"as (?!of\b|many\b|much\b|well\b|part\b)\w+ \w+|because|adding|saying|amid|despite|even as|up from|down from|"
    r"compared with)\b)|,\s+(?=(?:and (?:the|it|its|he|she|they|that|a|an)|according to|after|with|a|an|the|put|"
    r"say|as|up|down|more|less|nearly|almost|largely|mostly|mainly|partly|driven|helped|\w{3,}ing)\b)"
)
# bounded: a longer tail is no "said the minister", and a text of spaces must not be tried from each of them
SAID_AFTER = lazy(rf"(?i),?\s{{1,3}}(?:[\w’'.-]{{1,40}}\s{{1,3}}){{0,9}}{SAYING}\b[^,;]{{0,200}}$")
SAYS = lazy(rf"(?i){SAYING}")  # without it `SAID_AFTER` is tried at each word
SAID_BEFORE = lazy(
    rf"^(?:(?!(?:that|which|who|to)\b)[\w’'.-]+\s+){{1,9}}{SAYING}(?:\s+(?:on|in|at)\s+\w+)?\s+(?:that\s+)?(?=\w)"
)
OPENING = lazy(
    r"^(?:But|And|Yet|Still|However|Meanwhile|Overall|Also|Indeed|while|but|although|though|as|because|and),?\s+"
)
# What only the sentences before can explain.
POINTS_BACK = lazy(
    r"(?i)^(?:it|its|he|his|she|her|they|their|this|that|these|those|there|both|"
    r"the (?:two|latter|former|figure|sum|total|number|company|firm|group|project|line|rise|increase|deal|country|"
    r"countries|man|woman|pair)|which|who|up|down|with|from|to|for|by|of|than|including|adding|saying|when|if|where|"
    r"amid|despite|because|while|since|on|in the (?:same|meantime))\b"
)
PRONOUN = lazy(r"\b(?:I|we|our|us|my|me|you|your)\b")
PREPOSITION = lazy(
    r"(?i)\b(?:in|on|for|during|of|since|by|through|until|to|from|between|last|this|next|past)\s+(?:the\s+)?$"
)
QUOTES = '“”"«»„'
WORD = lazy(r"[^\W\d_][\w’'-]*")
_AUXILIARY = "is are was were has have had will would could can may might did does do"
# Before these a past form is an adjective, or the verb of a clause inside: "the planned tunnel", "who wrote".
_INSIDE = "the a an of by in to his her its their who which that whose and"
_OPENS_ASIDE = "after before during under at until within like unlike as having being"
AUXILIARY, INSIDE, OPENS_ASIDE = (frozenset(words.split()) for words in (_AUXILIARY, _INSIDE, _OPENS_ASIDE))
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
TIME = lazy(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?|-Q([1-4])|-H([12]))?")
HALVES = ("first", "second", "third", "fourth")
CELL = " | "  # between the cells of a table
COARSE = frozenset(("year", "quarter", "month", "half", "day"))


class StatedClaim(NamedTuple):
    """A sentence that states a claim: its figure (None for a statement without), its times, and the claim's time."""

    text: str
    figure: Quantity | None
    times: Sequence[Quantity]
    when: str | None
    titled: bool = False  # a headline
    lang: str = "en"


class Normalized(NamedTuple):
    """A claim written out, and the sentence that it is taken from."""

    text: str
    source: int


def normalized_claim(sources: Sequence[StatedClaim]) -> Normalized | None:
    """The best statement that can be cut out of some sentences; None when each leans on what stands around it.

    >>> from newsclean import find_quantities
    >>> def written_out(text):
    ...     figure, *times = find_quantities(text, date="2024-05-16")
    ...     found = normalized_claim([StatedClaim(text, figure, times, "2023")])
    ...     return found and found.text
    >>> written_out("The cost of the Orrin bridge rose to $5m last year, the ministry said.")
    'The cost of the Orrin bridge rose to $5m in 2023.'
    >>> written_out("It rose to $5m last year, the ministry said.")
    """
    found = [(_cost(text, source), at, text) for at, source in enumerate(sources) for text in _statements(source)]
    if not found:
        return None
    _, at, text = min(found)
    return Normalized(text, at)


def _statements(source: StatedClaim) -> Iterator[str]:
    """The statement of a sentence, if its clause stands alone."""
    pack = language_pack(source.lang)
    if (pack is not None and pack is not default_pack()) or len(source.text) > SUMMARY.longest:
        return
    q = source.figure
    span = (0, len(source.text)) if q is None else (q.start, q.end)
    whole = q is None or source.titled
    start, end = (0, len(source.text)) if whole else _clause(source.text, *span)
    start, end = _unsaid(source.text, start, end, span if q else None)
    text = _dated(source, start, end)
    text = text[:1].upper() + text[1:] if start else text  # what is cut off in front is no part of a statement
    if _stands_alone(text):
        yield text + ("" if text.endswith((".", "!", "?", "。")) else ".")


def _clause(text: str, first: int, last: int) -> tuple[int, int]:
    """The clause of a figure; with what stands before it, where it has no subject of its own."""
    borders = [met.span() for met in BORDER.finditer(text)]
    start = max((end for _, end in borders if end <= first), default=0)
    end = min((begin for begin, _ in borders if begin >= last), default=len(text))
    if start and (POINTS_BACK.match(text, start) is None and POINTS_BACK.match(text[start:end]) is None):
        return start, end
    return (0, end) if POINTS_BACK.match(text[start:end]) else (start, end)


def _unsaid(text: str, start: int, end: int, figure: tuple[int, int] | None) -> tuple[int, int]:
    """The clause without who says it, and without a word that joins it to others."""
    for pattern in (OPENING, SAID_BEFORE):
        met = pattern.search(text[start:end])
        if met and (figure is None or start + met.end() <= figure[0]):
            start += met.end()
    said = text[start:end]  # who says it stands after the last comma
    last = max(0, said.rfind(","), said.rfind(";"))
    met = SAID_AFTER.search(said, last) if SAYS.search(said, last) else None
    if met and met.start() and (figure is None or start + met.start() >= figure[1]):
        end = start + met.start()
    return start, end


def _dated(source: StatedClaim, start: int, end: int) -> str:
    """The clause with its time as a date: "last year" becomes "in 2023"; one that it has not is put at its end."""
    text, out, at, dated = source.text, "", start, False
    for q in source.times:
        if not (start <= q.start and q.end <= end) or q is source.figure:
            continue
        told = q.when is not None and q.when == source.when
        dated = dated or told
        plain = q.granularity in COARSE and _ends_there(text[q.end : end])
        phrase = in_words(q.when) if plain and q.when and q.when[:4] not in q.text else None
        if phrase is None:
            continue
        before = text[at : q.start]
        out += (PREPOSITION.sub("", before) if phrase else before) + phrase
        at = q.end
    out = (out + text[at:end]).strip(" ,;:.–—-\n")
    late = in_words(source.when) if source.when and not dated and source.when[:4] not in out else None
    return f"{out} {late}" if late else out


def _ends_there(behind: str) -> bool:
    """Whether a time stands alone: not "last year's", "Friday night"."""
    word = WORD.match(behind.lstrip(" "))
    if behind.startswith(("’", "'")):
        return False
    return word is None or not behind.startswith(" ") or word[0].lower() in default_pack().stop_words


def in_words(when: str | None) -> str | None:
    """A time as a phrase; None for one that has no short form.

    >>> in_words("2023"), in_words("2024-02"), in_words("2024-02-09"), in_words("2023-Q3"), in_words("2015/..")
    ('in 2023', 'in February 2024', 'on 9 February 2024', 'in the third quarter of 2023', None)
    """
    met = TIME.fullmatch(when or "")
    if met is None:
        return None
    year, month, day, quarter, half = met.groups()
    if quarter or half:
        return f"in the {HALVES[int(quarter or half) - 1]} {'quarter' if quarter else 'half'} of {year}"
    if month and not 1 <= int(month) <= len(MONTHS):
        return None
    if day:
        return f"on {int(day)} {MONTHS[int(month) - 1]} {year}"
    return f"in {MONTHS[int(month) - 1]} {year}" if month else f"in {year}"


def _stands_alone(text: str) -> bool:
    """Whether a text is a statement that needs no other: it names somebody, and points at nothing before it."""
    if CELL in text or text[:1].islower() or any(sign in text for sign in QUOTES):
        return False
    if len(text.split()) < SUMMARY.least_words or POINTS_BACK.match(text) or PRONOUN.search(text):
        return False
    return _has_verb(text) and any(token.name for token in tokens(text, []))


def _has_verb(text: str) -> bool:
    """Whether a text has a verb of its own, besides those of asides: no "Jan Roe, who won, …", no "Having won, …".

    >>> [_has_verb(it) for it in ("Jan Roe won the race.", "Jan Roe, who won the race.", "Having won the race.")]
    [True, False, False]
    """
    from newsclean.quantity.time.tense.words import tense_words  # another capability

    tense, before = tense_words(default_pack().code), ""
    for met in WORD.finditer(text):
        word = met[0].lower()
        verb = word in AUXILIARY or tense.is_past(word) or word in _present_verbs()
        if not before:
            if verb or word in OPENS_ASIDE:
                return False
        elif verb and before not in INSIDE and met.end() < len(text) - 1:
            head = text[: met.start()].rstrip()
            if not (head.endswith(",") and head.count(",") % 2):  # an aside that a comma opens, and none has closed
                return True
        before = word
    return False


@cache
def _present_verbs() -> frozenset[str]:
    """Verbs of headlines in the present: "rises", "hails"."""
    return frozenset(word for word in data_text("headline_verbs.txt").split() if word.endswith("s"))


def _cost(text: str, source: StatedClaim) -> tuple[object, ...]:
    """What makes one statement worse than another: a headline, no time, odd length."""
    length = len(text)
    timed = source.when is None
    fit = 0 if SUMMARY.short <= length <= SUMMARY.lead_letters // 2 else 1
    return -_names(text), source.titled, timed, fit, length, text


def _names(text: str) -> int:
    return min(2, len({token.key for token in tokens(text, []) if token.name}))
