"""The copies of a report: groups of articles, and the changes from the kept one to each of the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.report.articles import ReportArticle
from newsclean.text.diff import diff

if TYPE_CHECKING:
    from newsclean.dedup.clustering.duplicates import Duplicates

BODY = 2  # the field that is compared


class Copy(NamedTuple):
    """A copy of the kept article; for a contained one, `direction` says whether it is the part or the whole."""

    at: int
    relation: str
    score: float
    direction: str | None


class Group(NamedTuple):
    """Articles with one story in the same words; `origins` are the independent ones among them."""

    kept: int
    copies: tuple[Copy, ...]
    agency: str | None
    origins: int

    @property
    def members(self) -> tuple[int, ...]:
        """All members, the representative first."""
        return (self.kept, *(copy.at for copy in self.copies))


def copy_groups(found: Duplicates) -> list[Group]:
    """The groups, largest first. Copies are grouped with the article that was kept, updates with what they update."""
    place = {str(mark.cluster): at for at, mark in enumerate(found.marks) if mark.of is None}
    agencies = {str(cluster.kept): cluster.origin for cluster in found.clusters}
    rows: dict[int, list[Copy]] = defaultdict(list)
    for at, mark in enumerate(found.marks):
        of = mark.updates if mark.of is None else mark.of
        if of is not None and str(of) in place:
            relation = "update" if mark.of is None else mark.relation or "near"
            rows[place[str(of)]].append(Copy(at, relation, mark.score or 0.0, mark.direction))
    groups = []
    for kept, copies in rows.items():
        members = [kept, *(copy.at for copy in copies)]
        origins = len({str(found.origins[at]) for at in members})
        groups.append(Group(kept, tuple(copies), agencies.get(str(found.marks[kept].cluster)), origins))
    return sorted(groups, key=lambda group: (-len(group.copies), group.kept))


def copy_columns(groups: Sequence[Group], pieces: Sequence[ReportArticle], shown: Mapping[int, int]) -> list[Any]:
    """The groups in the page's format, with the articles that are shown: [kept, agency, origins, copies].

    A copy is [article, relation, score, direction, changes]: what differs between the kept article and this one.
    """
    out = []
    for group in groups:
        copies = [copy for copy in group.copies if copy.at in shown]
        if group.kept in shown and copies:
            old = pieces[group.kept].fields[BODY]
            rows = [[shown[its.at], *its[1:], paragraph_changes(old, pieces[its.at].fields[BODY])] for its in copies]
            out.append([shown[group.kept], group.agency, group.origins, rows])
    return out


def paragraph_changes(old: str, new: str) -> list[Any]:
    """The paragraphs of two texts in one list: a number of equal ones, or the pieces of one that changed.

    A piece is [-1, deleted text], [0, common text] or [1, inserted text].

    >>> paragraph_changes("Rain fell.\\n\\nIt cost $5m.", "Rain fell.\\n\\nIt cost $7m.")
    [1, [[0, 'It cost $'], [-1, '5'], [1, '7'], [0, 'm.']]]
    """
    rows: list[list[tuple[int, str]]] = [[]]
    end = 0
    for edit in diff(old, new):
        _put(rows, 0, old[end : edit.start_a])
        _put(rows, -1, edit.old)
        _put(rows, 1, edit.new)
        end = edit.end_a
    _put(rows, 0, old[end:])
    out: list[Any] = []
    for row in filter(None, rows):
        if any(sign for sign, _ in row):
            out.append([list(piece) for piece in row])
        elif out and isinstance(out[-1], int):
            out[-1] += 1
        else:
            out.append(1)
    return out


def _put(rows: list[list[tuple[int, str]]], sign: int, text: str) -> None:
    """Add a piece; each of its line ends begins a paragraph."""
    for at, line in enumerate(text.split("\n")):
        if at:
            rows.append([])
        if line:
            rows[-1].append((sign, line))
