"""The part of a page that the text cleaners are shown, and what the HTML says of each of its lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsclean.core.edits import Ledger
from newsclean.html.block_labels import CERTAIN, Named

if TYPE_CHECKING:
    from newsclean.rules.ruleset import Hit

# Of 68 lines below this that stood between headline and body two were part of the gold text; of those above, 80 of 197.
STANDFIRST = -3.5
# Log-odds from which the neighbours of a line do not speak against it. By publisher (4 folds), 1.0, 2.5 and no trust at
# all are within .001 of F1 of each other; 2.5 leaves most pages word for word as their gold.
TRUST = 2.5
YIELDING = frozenset(("share", "caption", "counter", "section", "date"))  # kinds of line rules that yield to it
LEADING = frozenset(("other", "related_link"))  # what standfirsts are taken for: CMSs call them teasers, too


@dataclass(frozen=True, slots=True)
class Region:
    """One row a line of a text: log-odds that it is body, whether it stays, and what it is called if it goes.

    `headline` is the line that is the article's headline, if the page shows one.
    """

    scores: tuple[float, ...]
    keep: tuple[bool, ...]
    names: tuple[Named, ...]
    headline: int | None = None

    @property
    def certain(self) -> list[str | None]:
        """The kind of each line that goes and whose elements leave no doubt what it is; never of the headline."""
        return [
            named.kind if not keep and named.kind in CERTAIN and line != self.headline else None
            for line, (keep, named) in enumerate(zip(self.keep, self.names, strict=True))
        ]

    def may_lead(self, line: int) -> bool:
        """May this line, between headline and body, be a standfirst?"""
        doubtful = self.names[line].kind in LEADING and self.names[line].rule != "html/link"
        return self.keep[line] or (self.scores[line] > STANDFIRST and doubtful)

    def trusts(self, line: int) -> bool:
        """Is the HTML model so sure of this line that its neighbours cannot speak against it?"""
        return self.keep[line] and self.scores[line] > TRUST

    def heeded(self, hits: list[tuple[Hit, ...]]) -> list[tuple[Hit, ...]]:
        """The hits of line rules that count: on lines the model is sure of, not those of kinds that yield."""
        return [
            tuple(hit for hit in found if not hit.whole or hit.rule.kind not in YIELDING)
            if found and self.trusts(line)
            else found
            for line, found in enumerate(hits)
        ]

    def __len__(self) -> int:
        return len(self.keep)

    def along(self, before: str, repairs: Ledger, after: str) -> Region:
        """The region of the text after repairs: each of its lines is like the line it came from."""
        starts, position = [], 0
        for line in before.split("\n"):
            if line.strip():
                starts.append(position)
            position += len(line) + 1
        rows = [row for row, _ in _lines_of(repairs, after, starts)]
        return self if rows == list(range(len(self))) else self.of(rows)

    def of(self, lines: Iterable[int]) -> Region:
        """The region of some of the lines, in their order."""
        rows = list(lines)
        return Region(
            tuple(self.scores[row] for row in rows),
            tuple(self.keep[row] for row in rows),
            tuple(self.names[row] for row in rows),
            rows.index(self.headline) if self.headline in rows else None,
        )

    def kept(self) -> Region:
        """The same with all lines kept: those that outlived a pass, standfirst and headline too."""
        return Region(self.scores, (True,) * len(self), self.names, self.headline)


def _lines_of(repairs: Ledger, after: str, starts: list[int]) -> list[tuple[int, int]]:
    """(line of the text before, offset after) of every line after that is not blank."""
    from bisect import bisect_right  # repairs of HTML are rare

    found, position = [], 0
    for line in after.splitlines(keepends=True):
        if line.strip():
            found.append((max(bisect_right(starts, repairs.unmap(position)) - 1, 0), position))
        position += len(line)
    return found
