"""The rows of a page: articles, outlets, and what was removed, with numbers for names that are repeated."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from newsclean.core.record import field
from newsclean.report import overview, rewrites
from newsclean.report.articles import Removal, ReportArticle, Rewrite
from newsclean.report.previous import article_keys

CLIPPED = 240  # characters of a removed text in the list; the whole of it stands in its article
# A page of news has some sixty removals, most of them with words of their own: of 100,000 the list would take more than
# all articles do, and nobody reads it to the end. All are counted, and each stands in its article.
REMOVED = 20_000  # different removed texts: those met most often
PLACES = 200  # of one text: as many as the page lists
NOWHERE = "outlet unknown"


class NumberedNames:
    """Numbers for names, in order of first use."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}

    def __call__(self, name: str) -> int:
        """The number of a name."""
        return self.known.setdefault(name, len(self.known))


class PageLayout:
    """Articles as rows, with numbers for repeated names."""

    def __init__(self, pieces: Sequence[ReportArticle]) -> None:
        self.pieces = pieces
        self.outlets, self.kinds, self.rules = NumberedNames(), NumberedNames(), NumberedNames()
        self.outlet = [self.outlets(outlet_of(piece.record)) for piece in pieces]
        self.removals = self._counted([piece.removed for piece in pieces])
        self.rewrites = self._counted([piece.rewritten for piece in pieces])
        self.distinct = 0  # different removed texts

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
            "keys": [article_keys(self.pieces[at]) for at in which],
            "distinct": self.distinct,
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
        """What was removed, most frequent first: [kind, rule, text, [article, start, article, start, …]].

        A text with more places than are listed has two cells more: their number, and the outlets.
        """
        places: dict[tuple[int, int, str], list[int]] = defaultdict(list)
        spellings: dict[str, str] = {}
        which = list(shown)
        for at, number in shown.items():
            piece = self.pieces[at]
            for row in piece.removed:
                text = piece.source[row.start : min(row.end, row.start + CLIPPED)]
                text = text.strip()
                spelling = spellings.setdefault(text.casefold(), text)  # "ADVERTISEMENT" is not a row of its own
                places[self.kinds(row.kind), self.rules(row.rule), spelling] += [number, row.start]
        self.distinct = len(places)
        often = sorted(places, key=lambda key: (-len(places[key]), key[2]))[:REMOVED]
        return [self._row(key, places[key], which) for key in often]

    def _row(self, key: Sequence[Any], its: Sequence[int], which: Sequence[int]) -> list[Any]:
        if len(its) <= 2 * PLACES:
            return [*key, its]
        return [*key, its[: 2 * PLACES], len(its) // 2, sorted({self.outlet[which[at]] for at in its[::2]})]


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
