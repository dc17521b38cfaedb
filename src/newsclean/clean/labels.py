"""The output of cleaners: edits of a user's cleaner, and labels that context rules give to whole blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from newsclean.core.document import Document
from newsclean.core.edits import Edit
from newsclean.errors import SAID, CleanerError

if TYPE_CHECKING:
    from newsclean.clean.zones import Zones
    from newsclean.rules.ruleset import Hit

Cleaner = Callable[[Document], Iterable[Edit]]
CO_VARARGS = 4  # of `code.co_flags`; `inspect`, which has it, takes 10 ms to import


class Label(NamedTuple):
    """The decision to remove a whole block, and the reason. Offsets are computed only on demand."""

    block: int
    kind: str
    rule: str
    score: float = 1.0


ContextRule = Callable[["Zones"], Iterable[Label]]


def marks_of(hits: Sequence[tuple[Hit, ...]]) -> list[str | None]:
    """The kind of each block that a strong line rule matches as a whole; None for the others.

    >>> marks_of([()])
    [None]
    """
    return [hit[0].rule.kind if hit and hit[0].whole and not hit[0].rule.weak else None for hit in hits]


def label_edit(doc: Document, label: Label) -> Edit:
    """The removal of a whole block.

    >>> label_edit(Document("News\\nAdvertisement"), Label(1, "ad", "ad/marker"))
    Edit(start=5, end=18, text='', kind='ad', rule='ad/marker', score=1.0)
    """
    return Edit(doc.starts[label.block], doc.ends[label.block], "", label.kind, label.rule, label.score)


def hit_edits(start: int, hits: Iterable[Hit]) -> Iterator[Edit]:
    """The edits of the line rules in one block that starts there; weak hits are evidence only."""
    for hit in hits:
        if not hit.rule.weak:
            yield Edit(start + hit.start, start + hit.end, "", hit.rule.kind, hit.rule.id)


def checked_cleaner(cleaner: Cleaner) -> Cleaner:
    """The cleaner. Raises TypeError for what is none, and for what makes one: `ads` without its brackets.

    >>> checked_cleaner("ads")
    Traceback (most recent call last):
    ...
    TypeError: 'ads' is not a cleaner; give functions of a document, such as nc.cleaners.ads()
    """
    code = getattr(cleaner, "__code__", None)
    if not callable(cleaner) or (code is not None and not code.co_argcount and not code.co_flags & CO_VARARGS):
        raise TypeError(f"{cleaner!r} is not a cleaner; give functions of a document, such as nc.cleaners.ads()")
    return cleaner


def edits_of(cleaner: Cleaner, doc: Document) -> list[Edit]:
    """The edits of a user's cleaner. Raises CleanerError for whatever goes wrong in it.

    >>> edits_of(lambda doc: [Edit(0, 2)], Document("Ad"))
    [Edit(start=0, end=2, text='', kind='other', rule='', score=1.0)]
    >>> edits_of(lambda doc: [7], Document("Ad"))
    Traceback (most recent call last):
    ...
    newsclean.errors.CleanerError: the cleaner '<lambda>' yielded a int; yield nc.Edit(start, end, kind=..., rule=...)
    """
    name = getattr(cleaner, "rule", "") or getattr(cleaner, "__name__", type(cleaner).__name__)
    try:
        edits = list(cleaner(doc))
    except Exception as error:
        said = " ".join(str(error).split())[:SAID]
        raise CleanerError(f"the cleaner {name!r} failed: {type(error).__name__}{': ' * bool(said)}{said}") from error
    for edit in edits:
        if not isinstance(edit, Edit):
            raise CleanerError(
                f"the cleaner {name!r} yielded a {type(edit).__name__}; yield nc.Edit(start, end, kind=..., rule=...)"
            )
    return edits
