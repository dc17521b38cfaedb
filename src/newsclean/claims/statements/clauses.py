"""Statements in sentences: the clauses that can be compared, and what they deny."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsclean.claims.extract.attribution import is_office
from newsclean.claims.extract.language_cues import foreign_pack
from newsclean.claims.extract.modality import is_negated as denied
from newsclean.claims.statements.statement_options import STATEMENTS
from newsclean.core.lazy_regex import prefiltered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


NO = prefiltered(r"\b(?:no|none|nobody|nothing|neither|nor|cannot|unable|failed|refus(?:es?|ed))\b(?!-)")
PART = re.compile(
    r"[;\n]\s*|(?:,|\s[–—-])\s+(?=(?:which|who|whose|whom|where|while|whereas|but|although|though|as|since|after|before|"
    r"because|adding|saying|with|amid|despite|and (?:the|it|he|she|they|that|a|an)|the|an?|including)\b)"
)
CREDIT = prefiltered(
    r"(?i)\bcontributed(?: to (?:this|the) (?:report|story|article))?\.?$|^Associated Press writers?\b"
)
STOPS = (".", "!", '"', "”", "'", "’")


class Statement(NamedTuple):
    """What one article states in a sentence or a part of it."""

    article: int
    text: str
    start: int = 0  # in its sentence
    end: int = 0
    names: frozenset[str] = frozenset()  # the main names of its article, which "its" and "the company" may mean
    negated: bool = False
    lang: str = "en"


def statements_of(sentence: str, names: Iterable[str] = (), article: int = 0, lang: str = "en") -> Iterator[Statement]:
    """The parts of a sentence that can be compared: itself, or its clauses; no questions, no short ones.

    >>> [(s.text, s.negated) for s in statements_of("The strike halted the ferries; the union did not call it off.")]
    [('The strike halted the ferries', False), ('the union did not call it off.', True)]
    >>> list(statements_of("Did the strike halt the ferries?")), list(statements_of("He left."))
    ([], [])
    """
    if ends_in_question(sentence) or CREDIT.search(sentence[-STATEMENTS.longest :].rstrip()):
        return
    known, ended = frozenset(names), sentence.endswith(STOPS)
    for start, end in _parts(sentence):
        text = sentence[start:end]
        enough = len(text) > 2 * STATEMENTS.words and text.count(" ") + 1 >= (
            STATEMENTS.words if ended or start else STATEMENTS.unended
        )
        if not text.isascii() or (enough and not (start and is_office(text))):
            yield Statement(article, text, start, end, known, denies(text, lang), lang)


def _parts(sentence: str) -> Iterator[tuple[int, int]]:
    start = 0
    for met in PART.finditer(sentence):
        if met.start() - start >= STATEMENTS.letters and len(sentence) - met.end() >= STATEMENTS.letters:
            yield start, met.start()
            start = met.end()
    yield start, len(sentence)


def denies(text: str, lang: str = "en") -> bool:
    """Whether a text denies what it says."""
    text = text[: STATEMENTS.longest]
    return denied(text, lang) or (foreign_pack(lang) is None and NO.search(text.lower()) is not None)


def ends_in_question(text: str) -> bool:
    """Whether a sentence ends with a question mark, in quotes or not."""
    return text[-3:].rstrip(" \"'”’»)").endswith(("?", "？", "؟"))
