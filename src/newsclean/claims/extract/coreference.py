"""What a sentence takes from earlier ones: times ("that year", "the same period") and words ("both countries")."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from newsclean.claims.model import ANAPHOR
from newsclean.claims.options import READING
from newsclean.core.lazy_regex import lazy, prefiltered
from newsclean.quantity.model import Quantity
from newsclean.temporal.intervals import moved
from newsclean.text.names.gazetteer import is_country
from newsclean.text.word_keys import tokens

if TYPE_CHECKING:
    import re

    from newsclean.claims.extract.time_attachment import AttachedTime


Granularities = frozenset[str | None]

# "the same period", "in the corresponding months"; a year that follows ("of 2022", "a year earlier") belongs to it.
SAME = lazy(
    r"(?i)\b(?:same|corresponding) (?:period|stretch|span|time|(?:\w+ )?(?:months?|quarters?|half|weeks?))\b"
    r"(?:,? (?:of|in|a|the|last|one))*,? ?"
)
YEAR = lazy(r"[Tt]h(?:at|e same) (year)\b(?!-)")
# Not "for the year 1986", "for the year ended in March".
WHOLE = lazy(
    r"(?:[Ff]or|[Ii]n|[Oo]ver|of) (?:the (?:full|whole|entire) year|the year as a whole|all of the year)\b(?! \d)"
    r"|[Ff]or the year\b(?!(?: to| from| before| ended| ending| end| through| just| is| was| of|-| \d))"
)
# "That was 4 per cent more", "The total rose"; what it says of today ("That is 2 per cent of …") is of its own time.
POINTS = lazy(
    r"(?:That|This|The (?:new |final |overall )?(?:figure|total|sum|number|tally|amount|result|increase|rise|drop|fall|"
    r"decline|gain|growth|latter))(?= (?:was|were|rose|fell|grew|came|stood|beat|exceeded|topped|marked|amounted"
    r"|compare[sd]|represented|meant|brought|would have been|had)\b)"
    r"|It(?= (?:was|stood) (?:\S+ ){0,4}(?:more|less|higher|lower|up|down|above|below)\b)"
)
STARTS = ("That", "This", "The ", "It ")
IN = lazy(r"\b(?:in|over|for|within)(?: the| these| those)? $")
COARSE: Granularities = frozenset(("year", "half", "quarter", "month"))
KNOWN = COARSE | {"day", "week"}


class PrecedingSentence(Protocol):
    """The sentence before: its quantities, and the time of each."""

    found: list[Quantity]

    def time(self, at: int) -> AttachedTime:
        """The time and role of one of the quantities."""


def resolve_temporal_anaphora(
    text: str, found: list[Quantity], before: PrecedingSentence | None = None
) -> list[Quantity]:
    """The quantities of a sentence, with the times that it refers to; `before` is the sentence before.

    >>> from newsclean import find_quantities
    >>> text = "It made 4 boats in the first nine months of 2023, against 3 in the same period of 2022."
    >>> [q.when for q in resolve_temporal_anaphora(text, find_quantities(text)) if q.kind == "date"]
    ['2023-01/2023-09', '2022-01/2022-09']
    >>> text = "It was the same year."
    >>> resolve_temporal_anaphora(text, find_quantities(text))
    []
    """
    out = found
    points = POINTS.match(text) if before is not None and text.startswith(STARTS) else None
    if points is not None and before is not None:
        time = _time(before)
        if time is not None:
            start, end = _first(points.span())
            out = _put(out, _date(text, start, end, time)._replace(read=ANAPHOR))
    if " months" in text:  # `in` is ten times as fast as the patterns
        out = _months(text, out)
    if "ame " in text or "ponding " in text:
        for match in SAME.finditer(text):
            out = _same(text, match.span(), out, before)
    if " year" in text:
        if "hat year" in text or "ame year" in text:
            out = _years(text, out, (YEAR, KNOWN), before)
        if "e year" in text or "l year" in text:
            out = _years(text, out, (WHOLE, COARSE), before)
    return out


def _years(
    text: str, found: list[Quantity], what: tuple[re.Pattern[str], Granularities], before: PrecedingSentence | None
) -> list[Quantity]:
    """ "that year", "for the full year": the year of the time that was met last."""
    words, kinds = what
    for match in words.finditer(text):
        when = _last_time(found, match.start(), before, kinds)
        if when is not None and _free(found, match.span()):
            found = _put(found, _date(text, *match.span(), (when[:4], "year")))
    return found


def _months(text: str, found: list[Quantity]) -> list[Quantity]:
    """ "in 11 months", where the sentence has November, or of January to November: those of that year."""
    ends = [q.when[-7:] for q in found if q.kind == "date" and q.granularity == "month" and q.when and len(q.when) > 6]
    out = []
    for q in found:
        close = q.kind == "duration" and q.unit == "month" and q.value is not None and IN.search(text, 0, q.start)
        end = next((end for end in ends if close and end[5:] == f"{int(q.value or 0):02}"), None)
        out.append(q if end is None else _date(text, q.start, q.end, (f"{end[:4]}-01/{end}", "month")))
    return out


def _same(text: str, span: tuple[int, int], found: list[Quantity], before: PrecedingSentence | None) -> list[Quantity]:
    """ "the same period of 2022": the part of the year that was met before, of the year that follows."""
    start, end = span
    follows = next((q for q in found if q.kind == "date" and start < q.end and q.start <= end), None)
    if follows is None or follows.granularity != "year":
        return found
    part = _part(found, start, before)
    if part is None or part.when is None:
        return found
    when = moved(part.when, follows.when or f"{int(part.when[:4]) - 1:04}")
    if when is None:
        return found
    rest = [q for q in found if q is not follows]
    return _put(rest, _date(text, start, follows.end, (when, part.granularity)))


def _part(found: Sequence[Quantity], start: int, before: PrecedingSentence | None) -> Quantity | None:
    """The last time before a place that is a part of a year."""
    return _last(found, start, before, lambda q: len(q.when or "") > 4 and q.granularity != "day")


def _last_time(
    found: Sequence[Quantity], start: int, before: PrecedingSentence | None, kinds: Granularities
) -> str | None:
    """The last time of these kinds before a place."""
    last = _last(found, start, before, lambda q: q.granularity in kinds)
    return last.when if last else None


def _last(
    found: Sequence[Quantity], start: int, before: PrecedingSentence | None, fits: Callable[[Quantity], bool]
) -> Quantity | None:
    """The last time before a place that fits; else the last of the sentence before."""
    for some in ([q for q in found if q.end <= start], before.found if before else ()):
        dates = [q for q in some if q.kind == "date" and q.when and fits(q)]
        if dates:
            return dates[-1]
    return None


def _time(before: PrecedingSentence) -> tuple[str | None, str | None] | None:
    """When and how coarse the time of the figures of a sentence is, if they have but one."""
    times = [before.time(at) for at, q in enumerate(before.found) if q.kind != "date"]
    known = {(one.when, one.granularity) for one in times if one.role != "base" and one.when is not None}
    return next(iter(known)) if len(known) == 1 else None


def _first(span: tuple[int, int]) -> tuple[int, int]:
    """The article or pronoun alone, so that the noun is still read as a word."""
    return span[0], span[0] + (3 if span[1] - span[0] > len("That") else span[1] - span[0])


def _free(found: Sequence[Quantity], span: tuple[int, int]) -> bool:
    return not any(q.start < span[1] and span[0] < q.end for q in found)


def _date(text: str, start: int, end: int, time: tuple[str | None, str | None]) -> Quantity:
    return Quantity(start, end, text[start:end], "date", read="reference", when=time[0], granularity=time[1])


def _put(found: list[Quantity], one: Quantity) -> list[Quantity]:
    return sorted([*found, one], key=lambda q: q.start)


EarlierSentence = tuple[str, Sequence[Quantity]]  # a sentence and its quantities
Antecedents = tuple[
    tuple[str, float, bool], ...
]  # what words are compared by, how rare they are, whether they are names

# No word boundary first, and no flag: so the engine skips to the letters that may begin a match.
PAIR = lazy(
    r"(?:[Bb]oth|[Tt]h(?:e|ese) two) (?:countries|governments|nations|neighbou?rs|capitals|economies|states|powers|"
    r"allies|sides)\b|[Tt]wo-way\b|[Bb]ilateral\b|[Tt]he neighbou?rs\b"
)
IN_PAIR = ("oth ", "two ", "wo-way", "ilateral", "he neighb")  # one of these is in all that PAIR matches
ANTECEDENT = prefiltered(
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
    if any(letters in text for letters in IN_PAIR) and PAIR.search(text):
        out += _pair(text, earlier)
    if ANTECEDENT.search(text):
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
