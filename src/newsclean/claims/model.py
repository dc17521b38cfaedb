"""What a claim is, what comparing two says, and what a cluster of claims is."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from newsclean.quantity.model import Quantity

Id = str | int | float
RELATIONS = ("same", "update", "conflict", "different")
ANAPHOR = "anaphor"  # how a time of the sentence before is read: "That was 4 per cent more than in 2022"
FIELDS = ("title", "summary", "text")  # of an article, in its order


def _read(default: Any) -> Any:
    """A field that follows from the sentence, so that claims are neither compared nor printed by it."""
    return dataclass_field(default=default, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of an article that can be checked; of several figures in a sentence each is a claim of its own.

    `text` is the sentence, and `start` and `end` its place (code points) in the article's field named `field`: title,
    summary (its lines joined by a line feed) or text. `quantity` has offsets in the sentence; None for a statement
    without figures.
    """

    id: Id | None
    field: str
    start: int
    end: int
    text: str
    quantity: Quantity | None = None
    date: str | None = None  # of the article
    source: str | None = None  # its outlet
    when: str | None = _read(None)  # the time that the figure is said of, in ISO 8601; None when the sentence has none
    granularity: str | None = _read(None)  # of that time: year, quarter, month, day …
    role: str = _read("main")  # or base (what another figure is compared with) or change (by how much it moved)
    stance: str = _read("reported")  # or forecast, target, record or to_date (a count that goes on)
    attribution: str | None = _read(None)  # the source that the sentence names
    negated: bool = _read(False)  # whether the sentence denies what it says
    names: tuple[str, ...] = _read(())  # in lower case, countries as ISO 3166 codes; those of "the two countries", too
    head: str | None = _read(None)  # the noun that the figure counts, where that is plain
    found: tuple[Quantity, ...] = _read(())  # all quantities of the sentence, in order

    @property
    def kind(self) -> str:
        """quantity or statement."""
        return "statement" if self.quantity is None else "quantity"


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
    url: str | None = None
    story: Id | None = None  # of its article, where it was asked for

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
    `normalized` is the claim written out from the words of a source, and `claim` the sentence that has it; the two are
    equal where no clause stands alone, and for claims of one article. `worthiness`, from 0 to 1, is how much there is
    to check.
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
    denied_by: tuple[Id, ...] = ()  # articles that say that it is not so
    reasons: tuple[str, ...] = ()  # what two values that disagree have in common, and in what they differ
    normalized: str = ""
    worthiness: float = 0.0
    story: Id | None = None  # that most of its members are of, where it was asked for

    def __repr__(self) -> str:
        from newsclean.core.display.notebook import shortened  # for people only

        when = f" {self.when}" if self.when else ""
        return f"<ClaimCluster {self.status}{when}, {self.articles} articles: {shortened(self.claim)!r}>"

    def _repr_html_(self) -> str:
        from newsclean.core.display.notebook import html_table  # for notebooks only

        rows = [(v.said or v.value, m.date, m.source, m.id, m.text) for v in self.variants for m in v.members]
        caption = f"{self.status} {self.when or ''}: {self.told or self.claim}"
        return html_table(["value", "date", "outlet", "article", "sentence"], rows, caption)

    def row(self) -> dict[str, Any]:
        """As a line of output; `denied_by`, `reasons` and `story` only where there are any."""
        row = {
            "claim": self.claim,
            "normalized": self.normalized,
            **self._asdict(),
            "outlets": list(self.outlets),
            "variants": [variant.row() for variant in self.variants],
        }
        some = {name: list(found) for name in ("denied_by", "reasons") if (found := row.pop(name))}
        if self.story is None:
            del row["story"]
        return row | some
