"""Coreference: what "the two countries", "both governments", "the total" and "That was …" stand for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsclean.claims.options import READING
from newsclean.core.lazy_regex import lazy
from newsclean.quantity.model import Quantity
from newsclean.text.gazetteer import is_country
from newsclean.text.word_keys import tokens

EarlierSentence = tuple[str, Sequence[Quantity]]  # a sentence and its quantities
Antecedents = tuple[
    tuple[str, float, bool], ...
]  # what words are compared by, how rare they are, whether they are names

STARTS = ("That ", "This ")
# No word boundary first, and no flag: so the engine skips to the letters that may begin a match.
PAIR = lazy(
    r"(?:[Bb]oth|[Tt]h(?:e|ese) two) (?:countries|governments|nations|neighbou?rs|capitals|economies|states|powers|"
    r"allies|sides)\b|[Tt]wo-way\b|[Bb]ilateral\b|[Tt]he neighbou?rs\b"
)
POINTS = lazy(
    r"^Th(?:at|is)(?= (?:is|was|were|would|compare[sd]|represent(?:s|ed)|marked|means|meant)\b)"
    r"|[Tt]he (?:new |final |overall |full-year )?(?:total|figure|sum|tally|number|amount|result)\b(?! of\b)"
)


class EarlierSentences(NamedTuple):
    """The sentences of an article, and how many of them stand before one."""

    sentences: Sequence[EarlierSentence]
    stop: int


def resolve_coreference(text: str, earlier: EarlierSentences, chain: int = READING.anaphora_chain) -> Antecedents:
    """The words that a sentence takes from earlier ones; none when it does not refer back, or not clearly.

    >>> before = EarlierSentences([("China and Russia met in Harbin.", [])], 1)
    >>> [key for key, *_ in resolve_coreference("Both governments want 5 per cent more.", before)]
    ['CN', 'RU']
    >>> (resolve_coreference("It made 5 per cent more.", before),
    ...     resolve_coreference("Both governments want 5 per cent more.", EarlierSentences([], 0)))
    ((), ())
    """
    if not earlier.stop:
        return ()
    out: list[tuple[str, float, bool]] = []
    if PAIR.search(text):
        out += _pair(text, earlier)
    if POINTS.search(text):
        out += _subject(earlier, chain)
    return tuple(dict.fromkeys(out))


def _pair(text: str, earlier: EarlierSentences) -> list[tuple[str, float, bool]]:
    """The two countries that were named last, where a sentence that says "the two" has not two of its own."""
    if len(_countries(text)) > 1:
        return []
    for at in range(earlier.stop - 1, max(-1, earlier.stop - 1 - READING.pair_sentences), -1):
        found = _countries(earlier.sentences[at][0])
        if len(found) == 2:
            return [(key, weight, True) for key, weight in found.items()]
    return []


def _countries(text: str) -> dict[str, float]:
    return {token.key: token.weight for token in tokens(text, ()) if is_country(token.key)}


def _subject(earlier: EarlierSentences, chain: int) -> list[tuple[str, float, bool]]:
    """What the first figure of the sentence before is of: the words before it, or what that points back at itself."""
    text, found = earlier.sentences[earlier.stop - 1]
    figure = next((q for q in found if q.kind != "date"), None)
    if figure is None:
        return []
    words = tokens(text, [(q.start, q.end) for q in found], 0, figure.start)
    of = resolve_coreference(text, EarlierSentences(earlier.sentences, earlier.stop - 1), chain - 1) if chain else ()
    return [*of, *((word.key, word.weight, word.name) for word in words[-READING.subject_words :])]
