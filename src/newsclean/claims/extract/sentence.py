"""A sentence of an article, with what is read of it and of each of its figures: each is read once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.claims.extract.attribution import find_attribution
from newsclean.claims.extract.coreference import EarlierSentences, resolve_coreference
from newsclean.claims.extract.modality import classify_modality, is_question
from newsclean.claims.extract.polarity import AFFIRMED, polarity_of
from newsclean.claims.extract.time_attachment import AttachedTime, attach_time
from newsclean.claims.extract.value_role import change_direction
from newsclean.claims.options import READING
from newsclean.core.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.claims.extract.coreference import Antecedents, EarlierSentence
    from newsclean.quantity.model import Quantity

    # What it takes from others, the figures that are claims with time, role and modality, and the attribution.
    SentenceReading = tuple[Antecedents, list[tuple[Any, ...]], str | None]

KINDS = frozenset(("money", "percent", "points", "count", "measure", "multiple", "duration", "ordinal", "rank"))
OBJECT_TIME = lazy(r" (?:on|for|in|of) [\w’' -]{1,40} (?:in|during|for) ")
BESIDE = 12  # characters between a figure and its year: " in ", " for all of "


class FigureReading(NamedTuple):
    """The time, role and modality of a figure."""

    time: AttachedTime
    modality: str


class Sentence:
    """A sentence of an article with its quantities, which have offsets in it, and what is read of it, each once."""

    __slots__ = ("_attribution", "_earlier", "_of", "_readings", "end", "field", "found", "lang", "start", "text")

    def __init__(
        self,
        field: str,
        start: int,
        text: str,
        found: list[Quantity],
        earlier: tuple[list[EarlierSentence], int] | None = None,
        lang: str = "en",
    ) -> None:
        self.field, self.start, self.end, self.text, self.found = field, start, start + len(text), text, found
        self._earlier, self.lang = earlier, lang
        self._of: Antecedents | None = None
        self._readings: dict[int, FigureReading] = {}
        self._attribution: tuple[str | None] | None = None

    @property
    def of(self) -> Antecedents:
        """What the sentence takes from those before it."""
        if self._of is None:
            self._of = () if self._earlier is None else resolve_coreference(self.text, EarlierSentences(*self._earlier))
        return self._of

    @property
    def attribution(self) -> str | None:
        """The source that the sentence names."""
        if self._attribution is None:
            self._attribution = (find_attribution(self.text, self.lang),)
        return self._attribution[0]

    def reading(self, at: int) -> FigureReading:
        """The time, role and modality of one of its figures."""
        known = self._readings.get(at)
        if known is None:
            q = self.found[at]
            modality = classify_modality(self.text, q.start, q.end, q.modifier, self.lang)
            known = self._readings[at] = FigureReading(attach_time(self.text, self.found, at, self.lang), modality)
        return known

    def time(self, at: int) -> AttachedTime:
        """The time and role of one of its figures."""
        return self.reading(at).time

    def polarity(self, at: int) -> str:
        """Whether one of its figures is affirmed or denied; an age is said by the way."""
        q = self.found[at]
        return AFFIRMED if q.read == "age" else polarity_of(self.text, q.start, q.end, self.lang)

    def direction(self, at: int) -> int:
        """Of a change: 1 up, -1 down, 0 when that is not said or the figure is not a change."""
        return change_direction(self.text, self.found[at], self.lang) if self.time(at).role == "change" else 0

    def quantity(self, at: int) -> Quantity:
        """One of its quantities; a large bare number beside money is of that money ("from 4.3 billion in 1985").

        >>> from newsclean import find_quantities
        >>> text = "The surplus rose to $7.4 billion from 4.3 billion."
        >>> sentence = Sentence("text", 0, text, find_quantities(text))
        >>> sentence.quantity(1).unit, sentence.quantity(0).unit
        ('USD', 'USD')
        """
        q = self.found[at]
        if (
            q.kind != "count"
            or q.unit is not None
            or q.what is not None
            or q.value is None
            or abs(q.value) < READING.large
        ):
            return q
        money = [f for f in self.within(at, q.start - READING.window, q.end + READING.window) if f.kind == "money"]
        if not money:
            return q
        before = [f for f in money if f.end <= q.start]
        like = before[-1] if before else money[0]
        return q._replace(kind="money", unit=like.unit, alternates=like.alternates)

    def within(self, at: int, first: int, last: int) -> Sequence[Quantity]:
        """The quantities around one, as far as two places."""
        low, high = at, at + 1
        while low and self.found[low - 1].start >= first:
            low -= 1
        while high < len(self.found) and self.found[high].end <= last:
            high += 1
        return self.found[low:high]

    def claimed(self) -> list[int]:
        """Which of its quantities are claims, years of events among them."""
        if not self.found or is_question(self.text):
            return []
        chosen = claim_figures(self.found, dates=True)
        return [at for at in chosen if self.found[at].kind != "date" or not self._dates_object(at)]

    def _dates_object(self, at: int) -> bool:
        """Whether a time only dates what the sum before it is for: "$45m on new ferries in 2026"."""
        before = self.found[at - 1] if at else None
        between = "" if before is None else self.text[before.end : self.found[at].start]
        return before is not None and before.kind == "money" and OBJECT_TIME.fullmatch(between) is not None

    def read(self) -> SentenceReading:
        """All that is read of it when its claims are compared."""
        known = [(at, *self.reading(at).time, self.reading(at).modality) for at in self.claimed()]
        return self.of, known, self.attribution if known else None

    def restore(self, read: SentenceReading) -> None:
        """What `read` gave, so that nothing of it is read again."""
        self._of, known, who = read
        self._readings = {at: FigureReading(AttachedTime(*time), modality) for at, *time, modality in known}
        self._attribution = (who,) if known else None


def claim_figures(found: Sequence[Quantity], *, dates: bool = False) -> list[int]:
    """Which quantities of a sentence are claims: its figures, and with `dates` the years that date an event.

    A year that a figure stands beside is the time of that figure. "First" counts nothing.

    >>> from newsclean import find_quantities
    >>> found = find_quantities("Trade hit $240bn in 2023; Russia invaded Ukraine in 2022.")
    >>> claim_figures(found), claim_figures(found, dates=True)
    ([0], [0, 2])
    """
    numbers = [at for at, q in enumerate(found) if q.kind in KINDS and not (q.kind == "ordinal" and q.value == 1)]
    if not dates:
        return numbers
    return sorted(numbers + [at for at, q in enumerate(found) if q.kind == "date" and _dates_event(found, at)])


def _dates_event(found: Sequence[Quantity], at: int) -> bool:
    q = found[at]
    if q.when is None or not q.when[:4].isdigit() or q.when[:4] not in q.text:
        return False
    return not any(other.kind in KINDS and -BESIDE <= q.start - other.end <= BESIDE for other in found)
