"""What a claim is, what comparing two says, and what a cluster of claims is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from newsclean.claims.extract.claims import Sentence
    from newsclean.claims.extract.time_attachment import Bound
    from newsclean.quantity.model import Quantity

Id = str | int | float
RELATIONS = ("same", "update", "conflict", "different")
STATUSES = ("agree", "update", "conflict", "single")


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of an article that can be checked; of several figures in a sentence each is a claim of its own.

    `text` is the sentence, and `start` and `end` its place (code points) in the article's field named `field`: title,
    summary (its lines joined by a line feed) or text. `quantity` has offsets in the sentence; None for a statement
    without figures. What else there is to say of it is read when it is asked for: most claims are never looked at.
    """

    id: Id | None
    field: str
    start: int
    end: int
    text: str
    quantity: Quantity | None = None
    date: str | None = None  # of the article
    source: str | None = None  # its outlet
    sentence: Sentence | None = dataclass_field(default=None, repr=False, compare=False)  # as it was read
    at: int = dataclass_field(default=-1, repr=False)  # which of its quantities

    @property
    def found(self) -> Sequence[Quantity]:
        """All quantities of the sentence, in order."""
        return () if self.sentence is None else self.sentence.found

    @property
    def kind(self) -> str:
        """quantity or statement."""
        return "statement" if self.quantity is None else "quantity"

    @property
    def bound(self) -> Bound:
        """The time that the figure is said of, and the part it plays."""
        from newsclean.claims.extract.time_attachment import Bound, bound  # they read what this is made of

        return Bound(None, None, "main") if self.quantity is None else bound(self.text, self.found, self.at)

    @property
    def when(self) -> str | None:
        """The time that the figure is said of, in ISO 8601; None when nothing in the sentence tells it."""
        return self.bound.when

    @property
    def role(self) -> str:
        """main, base (what another figure is held against) or change (by how much it moved)."""
        return self.bound.role

    @property
    def stance(self) -> str:
        """reported, forecast, target, record or to_date (a count that goes on)."""
        from newsclean.claims.extract.modality import stance

        q = self.quantity
        return "reported" if q is None else stance(self.text, q.start, q.end, q.modifier)

    @property
    def attribution(self) -> str | None:
        """Who the sentence says it has it from."""
        from newsclean.claims.extract.attribution import attribution

        return attribution(self.text)

    @property
    def negated(self) -> bool:
        """Whether the sentence denies what it says."""
        from newsclean.claims.extract.modality import negated

        return negated(self.text)

    @property
    def names(self) -> tuple[str, ...]:
        """The names in the sentence, in lower case, countries as ISO 3166 codes, and those of "the two countries"."""
        from newsclean.text.word_keys import tokens

        masked = [(q.start, q.end) for q in self.found]
        own = [token.key for token in tokens(self.text, masked) if token.name]
        of = self.sentence.of if self.sentence is not None and self.quantity is not None else ()
        return tuple(dict.fromkeys([*own, *(key for key, _, name in of if name)]))

    @property
    def head(self) -> str | None:
        """The noun that the figure counts, as far as it is plain."""
        return self.quantity.what if self.quantity else None


class Comparison(NamedTuple):
    """What two statements are to one another, how sure that is (0 to 1), and what speaks for and against it."""

    relation: str
    score: float
    reasons: tuple[str, ...] = ()


class Member(NamedTuple):
    """A claim in a cluster."""

    id: Id
    field: str
    start: int
    end: int
    text: str
    when: str | None
    modifier: str | None
    stance: str = "reported"
    attribution: str | None = None
    date: str | None = None
    source: str | None = None

    def row(self) -> dict[str, Any]:
        """As it stands in a record; what says nothing is left out."""
        row = self._asdict()
        if self.stance == "reported":
            del row["stance"]
        return {k: v for k, v in row.items() if v is not None or k in ("when", "modifier")}


class Variant(NamedTuple):
    """What some members of a cluster say in common: one value, or one wording of a statement."""

    value: int | float | str | None
    low: int | float | str | None
    high: int | float | str | None
    unit: str | None
    members: tuple[Member, ...]
    said: str | None = None  # the value in the house style

    def row(self) -> dict[str, Any]:
        """As it stands in a record."""
        row: dict[str, Any] = {"value": self.value} if self.said is None else {"value": self.value, "said": self.said}
        if self.low is not None or self.high is not None:
            row |= {"low": self.low, "high": self.high}
        return row | {"unit": self.unit, "members": [member.row() for member in self.members]}


class ClaimCluster(NamedTuple):
    """One claim as several articles make it.

    `status` is agree, update (a forecast and its outcome, a later count), conflict, or single (one article only);
    `told` says in plain words what disagrees. `origins` counts independent sources: copies of one story are one.
    """

    claim: str
    kind: str
    status: str
    when: str | None
    first_seen: str | None
    articles: int
    origins: int
    outlets: tuple[str, ...]
    told: str | None
    variants: tuple[Variant, ...]

    def row(self) -> dict[str, Any]:
        """As a line of output."""
        return {
            **self._asdict(),
            "outlets": list(self.outlets),
            "variants": [variant.row() for variant in self.variants],
        }
