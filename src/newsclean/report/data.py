"""The data of a report, as columns: an index that the page reads at once, and parts that it reads on demand."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from newsclean.claims import STATUSES
from newsclean.core.record import field
from newsclean.report import claims, copies, overview, rewrites, versions
from newsclean.report.articles import Removal, ReportArticle, Rewrite
from newsclean.report.sample import sampled_articles

if TYPE_CHECKING:
    from newsclean.claims.model import ClaimCluster
    from newsclean.claims.pipeline import FoundIn
    from newsclean.dedup.clustering.duplicates import Duplicates

CHUNK = 64  # articles in a part: some 400 kB, read in 10 ms when one of them is opened
CLIPPED = 240  # characters of a removed text in the list; the whole of it stands in its article
NOWHERE = "outlet unknown"


@dataclass(frozen=True, slots=True)
class PageColumns:
    """The data of a report, without its layout.

    `parts` are claims, stories, copies, versions, removed, rewritten, and a0, a1, …: the articles, 64 in each.
    """

    index: dict[str, Any]
    parts: dict[str, Any]


class NumberedNames:
    """Numbers for names, in order of first use."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}

    def __call__(self, name: str) -> int:
        """The number of a name."""
        return self.known.setdefault(name, len(self.known))


def collect(
    pieces: Sequence[ReportArticle], sample: int | None = None, *, found: Iterable[FoundIn] | None = None, jobs: int = 1
) -> PageColumns:
    """Find the copies and the claims of articles, and arrange the data for the page.

    At most `sample` articles are shown; counts include all of them. `found` is what
    `claims.pipeline.find_in` found in each, where that was done before; copies are looked for in so many processes.

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
    shown = {at: number for number, at in enumerate(which)}
    laid = _Layout(pieces)
    articles = laid.articles(which)
    stories = overview.group_pieces(pieces, duplicates)
    parts = {
        "claims": claims.claim_columns(clusters, shown),
        "stories": overview.story_columns(stories, shown),
        "copies": copies.copy_columns(groups, pieces, shown),
        "versions": versions.version_columns(duplicates.versions, pieces, shown),
        "removed": laid.removed(shown),
        "rewritten": rewrites.rewrite_columns(pieces, shown, laid.outlet, (laid.kinds, laid.rules)),
    }
    parts |= {f"a{at // CHUNK}": articles[at : at + CHUNK] for at in range(0, len(articles), CHUNK)}
    more = {"flows": overview.copy_flows(groups, laid.outlet), "chunk": CHUNK, "shown": len(which)}
    index = laid.index(which) | more  # last: it names all kinds and rules that occurred
    return PageColumns(index | {"totals": _totals(pieces, duplicates, clusters) | {"covered": len(stories)}}, parts)


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


class _Layout:
    """Articles as rows, with numbers for repeated names."""

    def __init__(self, pieces: Sequence[ReportArticle]) -> None:
        self.pieces = pieces
        self.outlets, self.kinds, self.rules = NumberedNames(), NumberedNames(), NumberedNames()
        self.outlet = [self.outlets(outlet_of(piece.record)) for piece in pieces]
        self.removals = self._counted([piece.removed for piece in pieces])
        self.rewrites = self._counted([piece.rewritten for piece in pieces])

    def _counted(self, edits: Sequence[Sequence[Removal | Rewrite]]) -> Counter[tuple[int, int]]:
        """How many of each (outlet, kind)."""
        return Counter(
            (outlet, self.kinds(row.kind)) for outlet, rows in zip(self.outlet, edits, strict=True) for row in rows
        )

    def index(self, which: Sequence[int]) -> dict[str, Any]:
        """The index, which the page reads first."""
        from newsclean.claims.extract.article_fields import day_of_any  # the tables of claims

        days = [day_of_any(field(piece.record, "date")[1]) or "" for piece in self.pieces]
        each = Counter(self.outlet)
        return {
            "articles": [[self._name(at), self.outlet[at], days[at]] for at in which],
            "outlets": list(self.outlets.known),
            "per": [each[at] for at in range(len(each))],
            "kinds": list(self.kinds.known),
            "rules": list(self.rules.known),
            "removals": self._table(self.removals),
            "rewrites": self._table(self.rewrites),
            "days": [min(filter(None, days), default=""), max(days, default="")],
            "each": overview.days_covered(days),
        }

    def _table(self, counts: Counter[tuple[int, int]]) -> list[list[int]]:
        return [[counts[at, k] for k in range(len(self.kinds.known))] for at in range(len(self.outlets.known))]

    def _name(self, at: int) -> str:
        """The title, else the beginning of the text, else the id."""
        piece = self.pieces[at]
        title, _, body = piece.fields
        return title or body[:80].partition("\n")[0] or str(piece.record.get("id", at + 1))

    def articles(self, which: Sequence[int]) -> list[dict[str, Any]]:
        """The texts: url, source, removals, summary, body; w and n: marked rewrites, and how many there are."""
        out = []
        for at in which:
            piece = self.pieces[at]
            url = piece.record.get("url")
            _, summary, body = piece.fields
            rows = [[row.start, row.end, self.kinds(row.kind), self.rules(row.rule)] for row in piece.removed]
            entry: dict[str, Any] = {"s": piece.source, "r": rows, "m": summary, "x": body}
            entry |= {"u": url} if isinstance(url, str) else {}
            if piece.rewritten:
                its = rewrites.marked_rewrites(piece)
                entry["w"] = [[row.start, row.end, self.kinds(row.kind), self.rules(row.rule), row.new] for row in its]
                entry["n"] = len(piece.rewritten)
            out.append(entry | ({"b": 1} if piece.rebuilt else {}))
        return out

    def removed(self, shown: Mapping[int, int]) -> list[Any]:
        """What was removed, most frequent first: [kind, rule, text, [article, start, article, start, …]]."""
        places: dict[tuple[int, int, str], list[int]] = defaultdict(list)
        spellings: dict[str, str] = {}
        for at, number in shown.items():
            piece = self.pieces[at]
            for row in piece.removed:
                text = piece.source[row.start : min(row.end, row.start + CLIPPED)]
                text = text.strip()
                spelling = spellings.setdefault(text.casefold(), text)  # "ADVERTISEMENT" is not a row of its own
                places[self.kinds(row.kind), self.rules(row.rule), spelling] += [number, row.start]
        return sorted(([*key, its] for key, its in places.items()), key=lambda row: (-len(row[3]), row[2]))


def outlet_of(record: Mapping[str, Any]) -> str:
    """The outlet of a record, without "www."; if only an address is given, its host.

    >>> outlet_of({"source": "https://www.daily.example/news"}), outlet_of({"url": "https://m.daily.example/1"})
    ('daily.example', 'm.daily.example')
    >>> outlet_of({"source": "The Daily"}), outlet_of({"url": "nowhere"})
    ('The Daily', 'outlet unknown')
    """
    source, url = field(record, "source")[1], record.get("url")
    for given in (source, url):
        if isinstance(given, str) and given:
            host = _host(given)
            if host or given is source:
                return (host or given).removeprefix("www.")
    return NOWHERE


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:  # "http://[1" is not an address
        return ""
