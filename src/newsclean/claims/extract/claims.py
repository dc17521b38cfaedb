"""Finding claims: sentences of an article that can be checked, with their figures, times, names and sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from newsclean.claims.extract.article_fields import Text, text_of_article
from newsclean.claims.extract.coreference import Earlier, Meant, Told, meant_by
from newsclean.claims.extract.modality import asked
from newsclean.claims.extract.temporal_anaphora import referred
from newsclean.claims.figures.context import inherited
from newsclean.claims.model import Claim
from newsclean.quantity.model import Quantity
from newsclean.quantity.scan.scanner import find_quantities
from newsclean.text.sentences import sentences

if TYPE_CHECKING:
    from newsclean.core.article import Article

KINDS = frozenset(("money", "percent", "points", "count", "measure", "multiple", "duration", "ordinal", "rank"))
BESIDE = 12  # characters between a figure and its year: " in ", " for all of "
# Figures of a sentence that are read. Of 10,655 sentences of wire stories four have more: three tables that lost their
# lines, and a list of prices. What a figure costs grows with its sentence, so a run of digits would cost minutes.
MOST_FIGURES = 24


class Sentence:
    """A sentence of an article with its quantities, which have offsets in it, and what it takes from those before."""

    __slots__ = ("_earlier", "_of", "end", "field", "found", "start", "text")

    def __init__(
        self, field: str, start: int, text: str, found: list[Quantity], earlier: tuple[list[Told], int] | None = None
    ) -> None:
        self.field, self.start, self.end, self.text, self.found = field, start, start + len(text), text, found
        self._earlier = earlier
        self._of: Meant | None = None

    @property
    def of(self) -> Meant:
        """What the sentence takes from those before it; read when it is asked for, as few claims ever are."""
        if self._of is None:
            self._of = () if self._earlier is None else meant_by(self.text, Earlier(*self._earlier))
        return self._of

    @of.setter
    def of(self, known: Meant) -> None:
        self._of = known


def find_claims(article: str | Mapping[str, Any] | Article) -> list[Claim]:
    """The check-worthy statements of an article: each of its figures, and the sentences that state something without.

    Takes clean text, a record (dict) or an Article; title and summary are read as restatements. What cleaning removes
    (captions, headlines of other articles) is no claim, so clean first. Questions are none. Of a sentence with more
    than 24 figures and times, which is a table or a list, only the first 24 are read, and of a text of more than a
    million characters the first million. Runs in time linear to the text.

    Raises RecordError when there is no text.

    >>> article = {"title": "Trade hits record", "date": "2024-05-16",
    ...            "text": "Last year, record trade of US$240 billion helped Russia. What now?"}
    >>> claim = [c for c in find_claims(article) if c.kind == "quantity"][0]
    >>> claim.quantity.value, claim.when, claim.stance, claim.names
    (Decimal('2.40E+11'), '2023', 'record', ('RU',))
    >>> find_claims({"text": "What now?"})
    []
    """
    text = text_of_article(article)
    return [claim for sentence in read(text) for claim in claims_of(sentence, text)]


def read(text: Text) -> Iterator[Sentence]:
    """The sentences of all fields, each with its quantities and with what it points back at."""
    told: list[Told] = []
    for name, body in text.fields:
        found = find_quantities(body, date=text.today, country=text.country, lang=text.lang)
        at = 0
        opening = len(told)
        for start, end in sentences(body, text.lang):
            inside: list[Quantity] = []
            while at < len(found) and found[at].start < end:
                q = found[at]
                at += 1
                if q.start >= start and len(inside) < MOST_FIGURES:
                    inside.append(Quantity(q.start - start, min(q.end, end) - start, *q[2:]))
            said = body[start:end]
            if inside:
                last = told[-1] if len(told) > opening else None  # what opens a field takes no time from another
                inside = referred(said, inside, last)
                yield Sentence(name, start, said, inside, (told, len(told)))
            else:
                yield Sentence(name, start, said, inside)
            told.append((said, inside))


def claims_of(sentence: Sentence, text: Text) -> Iterator[Claim]:
    """The claims of one sentence: one for each figure that counts; else, where it states something, itself."""
    if asked(sentence.text):
        return
    found = sentence.found
    chosen = figures(found) if found else []
    for at in chosen:
        yield claim_of(sentence, text, at)
    if not chosen:
        yield claim_of(sentence, text, None)


def claim_of(sentence: Sentence, text: Text, at: int | None) -> Claim:
    """The claim of one figure of a sentence, or, with None, of the sentence."""
    place = (text.id, sentence.field, sentence.start, sentence.end, sentence.text)
    if at is None:
        return Claim(*place, None, text.date, text.source, sentence)
    return Claim(*place, inherited(sentence.found, at), text.date, text.source, sentence, at)


def figures(found: Sequence[Quantity], *, dates: bool = False) -> list[int]:
    """Which quantities of a sentence are claims: its figures, and with `dates` the years that date an event.

    A year that a figure stands beside is the time of that figure. "First" counts nothing.

    >>> found = find_quantities("Trade hit $240bn in 2023; Russia invaded Ukraine in 2022.")
    >>> figures(found), figures(found, dates=True)
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
