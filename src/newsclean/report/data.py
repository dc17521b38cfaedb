"""The data of a report, as columns: an index that the page reads at once, and parts that it reads on demand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from newsclean.claims import STATUSES
from newsclean.report import claims, copies, overview, rewrites, versions
from newsclean.report.articles import ReportArticle
from newsclean.report.layout import PageLayout
from newsclean.report.sample import sampled_articles

if TYPE_CHECKING:
    from newsclean.claims.model import ClaimCluster
    from newsclean.claims.pipeline import FoundIn
    from newsclean.dedup.clustering.duplicates import Duplicates
    from newsclean.stories.model import Story

CHUNK = 64  # articles in a part: some 400 kB, read in 10 ms when one of them is opened
FIRST = 6  # claims and stories of the overview
Previous = tuple[Mapping[str, Any], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class PageColumns:
    """The data of a report, without its layout.

    `parts` are claims (of several articles), singles (of one), stories, copies, versions, removed, rewritten, changes
    if there is a previous report, and a0, a1, …: the articles, 64 in each.
    """

    index: dict[str, Any]
    parts: dict[str, Any]


def collect(
    pieces: Sequence[ReportArticle],
    sample: int | None = None,
    *,
    found: Iterable[FoundIn] | None = None,
    jobs: int = 1,
    previous: Previous | None = None,
) -> PageColumns:
    """Find the copies and the claims of articles, and arrange the data for the page.

    At most `sample` articles are shown; counts include all of them. `found` is what
    `claims.pipeline.find_in` found in each, where that was done before; copies are looked for in so many processes.
    `previous` is an earlier report to compare with, as `previous.read_previous` reads it.

    >>> from newsclean import pipeline
    >>> from newsclean.report.articles import article_of
    >>> raw = {"id": 7, "source": "www.daily.example", "text": "Advertisement\\n\\nTrade rose by 4% in 2023."}
    >>> columns = collect([article_of(raw, pipeline())])
    >>> columns.index["outlets"], columns.index["removals"], columns.parts["removed"]
    (['daily.example'], [[1]], [[0, 0, 'Advertisement', [0, 0]]])
    >>> collect([]).index["articles"]
    []
    """
    from newsclean.dedup.clustering.duplicates import deduplicate  # numpy, when there is work to do

    duplicates = deduplicate((piece.record for piece in pieces), jobs=jobs)
    clusters = _clusters(pieces, duplicates, found)
    groups = copies.copy_groups(duplicates)
    together = [group.members for group in groups] + [chain.places for chain in duplicates.versions]
    which = sampled_articles(len(pieces), len(pieces) if sample is None else sample, clusters, together)
    stories = overview.group_pieces(pieces, duplicates)
    laid = PageLayout(pieces)
    parts = _parts(laid, which, (clusters, groups, stories, duplicates))
    totals = _totals(pieces, duplicates, clusters) | {"covered": len(stories)}
    more = {"flows": overview.copy_flows(groups, laid.outlet), "totals": totals}
    return _compared(laid.index(which) | _sizes(parts, which) | more, parts, previous)


def _parts(
    laid: PageLayout,
    which: Sequence[int],
    found: tuple[Sequence[ClaimCluster], Sequence[copies.Group], Sequence[Story], Duplicates],
) -> dict[str, Any]:
    """The parts of the page, with the articles that are shown."""
    clusters, groups, stories, duplicates = found
    pieces, shown = laid.pieces, {at: number for number, at in enumerate(which)}
    articles = laid.articles(which)
    rows = claims.claim_columns(clusters, shown)
    several = sum(row[0] != claims.SINGLE for row in rows)
    parts = {
        "claims": rows[:several],
        "singles": rows[several:],
        "stories": overview.story_columns(stories, shown),
        "copies": copies.copy_columns(groups, pieces, shown),
        "versions": versions.version_columns(duplicates.versions, pieces, shown),
        "removed": laid.removed(shown),
        "rewritten": rewrites.rewrite_columns(pieces, shown, laid.outlet, (laid.kinds, laid.rules)),
    }
    return parts | {f"a{at // CHUNK}": articles[at : at + CHUNK] for at in range(0, len(articles), CHUNK)}


def _sizes(parts: Mapping[str, Any], which: Sequence[int]) -> dict[str, Any]:
    """What the page says before it reads a part: how much is in it, and what comes first."""
    first = {name: parts[name][:FIRST] for name in ("claims", "stories")}
    number = {"several": len(parts["claims"]), "singles": len(parts["singles"])}
    return {"chunk": CHUNK, "shown": len(which), "first": first} | number


def _compared(index: dict[str, Any], parts: dict[str, Any], previous: Previous | None) -> PageColumns:
    if previous is not None:
        from newsclean.report.changes import Side, compare_reports

        found = compare_reports(previous, Side(index, [*parts["claims"], *parts["singles"]]))
        index["first"]["changes"], parts["changes"] = found.rows[:FIRST], found.rows
        index["since"] = found.summary
    return PageColumns(index, parts)


def _clusters(
    pieces: Sequence[ReportArticle], duplicates: Duplicates, found: Iterable[FoundIn] | None
) -> list[ClaimCluster]:
    """The claims by status; the ids of their members are positions in `pieces`."""
    from newsclean.claims.options import ClaimOptions
    from newsclean.claims.pipeline import assemble, cluster_corpus, find_in

    read = found if found is not None else (find_in(piece.record) for piece in pieces)
    numbered = (one._replace(text=one.text._replace(id=at)) for at, one in enumerate(read))
    return claims.by_status(cluster_corpus(assemble(numbered, duplicates.origins), ClaimOptions()))


def _totals(pieces: Sequence[ReportArticle], found: Duplicates, clusters: Sequence[ClaimCluster]) -> dict[str, Any]:
    length = sum(len(piece.source) for piece in pieces)
    gone = sum(row.end - row.start for piece in pieces for row in piece.removed)
    status = Counter(cluster.status for cluster in clusters)
    return {
        "articles": len(pieces),
        "removed": sum(len(piece.removed) for piece in pieces),
        "rewritten": sum(len(piece.rewritten) for piece in pieces),
        "share": gone / length if length else 0.0,
        "stories": found.stories,
        "copies": len(found.dropped),
        "updates": len(found.updates),
        "origins": found.independent,
        "versions": len(found.versions),
        "figures": sum(versions.figures_changed(chain, pieces) for chain in found.versions),
        "claims": [status[name] for name in STATUSES],
    }
