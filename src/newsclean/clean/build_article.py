"""From the rounds over a document to an Article: the parts of the clean text, and facts from the removed lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from newsclean.clean.zones import Zones
from newsclean.core.article import Article, LazyLedger
from newsclean.core.document import Document, Source
from newsclean.core.render import GAP
from newsclean.text.headline_match import same_title
from newsclean.text.line_shape import without_bullet
from newsclean.text.names.byline_names import parse_byline

if TYPE_CHECKING:
    from newsclean.clean.round import Round
    from newsclean.core.ledger import Ledger

Removed = dict[str, list[str]]
_SIGNS = " |/—–-·•"  # around an agency that is printed behind other things: "— Example Press"
_STATED = frozenset(("byline", "caption", "dateline", "agency", "date", "section"))  # kinds that become facts


def build_article(source: Source, rounds: Sequence[tuple[Round, str]], ledger: Callable[[], Ledger]) -> Article:
    """The Article of a finished run; `ledger` builds its ledger on first use."""
    last, text = rounds[-1]
    zones = _zones_of(last, Source(text, source.title))
    title = _headline(rounds[0][0].zones, zones)
    summary = _summary(zones, title)
    apart = sorted({block for block in (title, *summary) if block is not None})
    removed = _removed(rounds)
    return Article(
        title=_title(source, None if title is None else zones.texts[title]),
        summary=tuple(without_bullet(zones.texts[block]) for block in summary),
        body=GAP.join(text for block, text in enumerate(zones.texts) if block not in apart),
        byline=_first(removed, "byline"),
        authors=tuple(_authors(removed)),
        captions=tuple(dict.fromkeys(removed.get("caption", ()))),
        dateline=_first(removed, "dateline"),
        agency=(_first(removed, "agency") or "").strip(_SIGNS) or None,
        dates=tuple(dict.fromkeys(removed.get("date", ()))),
        section=_first(removed, "section"),
        url=source.url,
        date=source.date,
        lang=source.lang,
        crawled=source.crawled,
        edits=LazyLedger(ledger),
        source=source.text,
        text=text,
        apart=tuple(apart),
    )


def _zones_of(last: Round, source: Source) -> Zones:
    """The zones of the clean text, of which the last round knows the lines."""
    if last.leaves_lines_alone and not any(last.zones.marks[block] for block, _ in last.kept):
        return last.remaining(source)
    return Zones(Document(source))


def _headline(before: Zones, after: Zones) -> int | None:
    """The headline's block in the clean text: the one found with its surroundings intact, if it remains."""
    block = before.title
    if block is not None and (text := before.texts[block]) in after.texts:
        return after.texts.index(text)
    return after.title


def _summary(zones: Zones, title: int | None) -> list[int]:
    """The blocks of the standfirst; none where nothing follows it: then it is the body."""
    found = zones.standfirst(title)
    return found if len({title, *found}) < len(zones.texts) else []


def _title(source: Source, printed: str | None) -> str | None:
    if source.title is None:
        return printed
    known = " ".join(source.title.split())
    if printed is not None and len(printed) < len(known) and same_title(known, printed):
        return printed  # "Headline | Site" in the record, the headline alone in the text
    return known or None


def _removed(rounds: Sequence[tuple[Round, str]]) -> Removed:
    """The removed texts that state facts, by kind, in order."""
    found: Removed = {}
    for labelled, _ in rounds:
        for kind, text in labelled.removed(_STATED):
            found.setdefault(kind, []).append(text.strip())
    return found


def _first(removed: Removed, kind: str) -> str | None:
    return next(iter(removed.get(kind, ())), None)


def _authors(removed: Removed) -> Iterator[str]:
    seen: set[str] = set()
    for line in removed.get("byline", ()):
        for author in parse_byline(line):
            if author.name not in seen:
                seen.add(author.name)
                yield author.name
