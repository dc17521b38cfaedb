"""The result of deduplication for each article."""

from __future__ import annotations

from typing import Any, NamedTuple

from newsclean.dedup.reading.entries import Id


class Mark(NamedTuple):
    """The result for one article. One of each cluster is kept, and its `of` is None."""

    cluster: Id
    of: Id | None
    relation: str | None
    score: float | None
    direction: str | None = None
    updates: Id | None = None  # for a kept article: the earlier one that it updates

    def row(self) -> dict[str, Any]:
        """The form written into a record, under newsclean.duplicate."""
        row: dict[str, Any] = dict(zip(("cluster", "of", "relation", "score"), self[:4], strict=True))
        if self.direction:
            row["direction"] = self.direction
        if self.updates is not None:
            row["updates"] = self.updates
        return row


def lone_mark(name: Id) -> Mark:
    """The mark of an article that is neither a copy nor an update."""
    return Mark(name, None, None, None)


def is_lone(mark: Mark) -> bool:
    """Whether an article is neither a copy nor an update: most are."""
    return mark.of is None and mark.updates is None
