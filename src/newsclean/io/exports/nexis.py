"""Nexis Uni ("End of Document"), and the older LexisNexis and Nexis ("3 of 50 DOCUMENTS"): their articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsclean.io.exports.entry import ExportedArticle, iso_date, words
from newsclean.io.exports.lexis_nexis import read_old_article
from newsclean.io.exports.lines import export_paragraphs
from newsclean.io.exports.nexis_lines import PAGE_LINE, blocks_of, edition_of, is_edition, is_rights, labelled_field

# Of the page before the first document, where the reader, the day and the search stand
COVER = ("download request:", "time of request:", "client/matter:", "date and time:", "job number:", "narrowed by:")
HEAD = 40  # lines of a head that are looked at for the date of the article


@cache
def _counted() -> re.Pattern[str]:
    of, documents = ("|".join(sorted(words("nexis", name))) for name in ("count", "documents"))
    return re.compile(rf"\s*(\d{{1,6}}) (?:{of}) (\d{{1,6}}) (?:{documents})\s*\Z", re.IGNORECASE)


def nexis_announced(lines: list[str]) -> int | None:
    """How many documents the export says it holds; None if it does not say.

    >>> nexis_announced(["Documents (50)"]), nexis_announced(["   2001 of 2146 DOCUMENTS", "2002 of 2146 DOCUMENTS"])
    (50, None)
    >>> nexis_announced(["1 of 3 DOCUMENTS"])
    3
    """
    counts = [match for match in map(_counted().match, lines) if match]
    if counts:
        return int(counts[0][2]) if counts[0][1] == "1" else None  # a part of a larger search says the whole's size
    found = (re.fullmatch(r"(\w+) \((\d{1,6})\)", line.strip()) for line in lines[:60])
    return next((int(m[2]) for m in found if m and m[1].casefold() in words("nexis", "announced")), None)


def is_nexis(lines: list[str]) -> bool:
    """Are these the lines of an export of Nexis?

    >>> is_nexis(["1 of 2 DOCUMENTS", "LENGTH: 12 words"]), is_nexis(["Body", "It rained.", "End of Document"])
    (True, True)
    >>> is_nexis(["He read 1 of 2 documents.", "End of story"])
    False
    """
    cover = any(line.strip().casefold().startswith(COVER) for line in lines[:60])
    if any(_counted().match(line) for line in lines):
        return cover or any(labelled_field(line, "head") or labelled_field(line, "end") for line in lines)
    folded = {line.strip().casefold() for line in lines if len(line) < 60}
    return (cover and nexis_announced(lines) is not None) or (
        bool(folded & words("nexis", "finished"))
        and bool(folded & words("nexis", "body") or any(labelled_field(line, "end") for line in lines))
    )


def nexis_entries(lines: list[str]) -> Iterator[ExportedArticle]:
    """The articles of an export."""
    starts = [at for at, line in enumerate(lines) if _counted().match(line)]
    if starts:
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
            yield read_old_article(lines[start + 1 : end])
        return
    start = 0
    for at, line in enumerate(lines):
        if line.strip().casefold() in words("nexis", "finished"):
            yield _uni(lines[start:at])
            start = at + 1
    if any(
        line.strip().casefold() in words("nexis", "body") and _is_body(lines, at)
        for at, line in enumerate(lines[start:], start)
    ):
        entry = _uni(lines[start:])
        entry.cut = True
        yield entry


def _uni(lines: list[str]) -> ExportedArticle:
    """An article of Nexis Uni: title, outlet, date, rights, labels, "Body", the text, what is said of it."""
    lines = [line.strip() for line in lines if not PAGE_LINE.match(line.strip())]
    body = next(
        (at for at, line in enumerate(lines) if line.casefold() in words("nexis", "body") and _is_body(lines, at)), None
    )
    entry = ExportedArticle()
    head = lines[:body] if body is not None else lines
    _read_head(entry, head)
    if body is not None:
        _read_body(entry, lines[body + 1 :])
    return entry


def _is_body(lines: list[str], at: int) -> bool:
    """Does the text begin here? A cover page may have a line "Text", long before any label."""
    return (
        any(labelled_field(line, "head") for line in lines[max(0, at - 12) : at])
        or any(line.casefold().startswith("copyright") for line in lines[max(0, at - 12) : at])
        or iso_date(" ".join(lines[max(0, at - 3) : at])) is not None
    )


def _read_head(entry: ExportedArticle, head: list[str]) -> None:
    labelled = next(
        (at for at, line in enumerate(head) if labelled_field(line, "head") and not line.lower().startswith("title")),
        len(head),
    )
    rights = [at for at in range(max(0, labelled - 12), labelled) if is_rights(head[at])]
    end = rights[0] if rights else labelled
    dated = next((at for at in range(end - 1, max(-1, end - HEAD), -1) if iso_date(head[at])), None)
    for line in head[labelled:]:
        if (known := labelled_field(line, "head")) is not None:
            entry.add(*known)
    if dated is None:
        _read_undated(entry, head[:end])
        return
    entry.add("date", head[dated])
    entry.add("edition", edition_of([head[dated], *head[dated + 1 : end]]))
    above = [at for at in range(dated) if head[at]]
    if not above:
        return
    entry.add("source", head[above[-1]].rstrip("."))
    title: list[str] = []
    for at in range(above[-1] - 1, -1, -1):
        if not head[at] and title:
            break
        if head[at]:
            title.insert(0, head[at])
    entry.add("title", " ".join(title))


def _read_undated(entry: ExportedArticle, head: list[str]) -> None:
    """A head without a date, as where "Correction Appended" stands in its place: the outlet closes the first block."""
    blocks = [block for block in blocks_of(head) if len(block) > 1 or not is_edition(block[0])]
    if blocks and len(blocks[-1]) > 1:
        entry.add("source", blocks[-1][-1].rstrip("."))
        entry.add("title", " ".join(blocks[-1][:-1]))


def _read_body(entry: ExportedArticle, lines: list[str]) -> None:
    closing, ends = words("nexis", "closing"), len(lines)
    for at, line in enumerate(lines):
        if line.casefold() in closing or labelled_field(line, "end"):
            ends = at
            break
    _read_end(entry, lines[ends:])
    text = export_paragraphs(lines[:ends])
    if text and text[0].casefold() == "abstract" and "full text" in [each.casefold() for each in text]:
        split = [each.casefold() for each in text].index("full text")
        entry.add("abstract", " ".join(text[1:split]))
        text = text[split + 1 :]
    entry.paragraphs = text


def _read_end(entry: ExportedArticle, lines: list[str]) -> None:
    for line in lines:
        if (known := labelled_field(line, "end")) is not None and known[0] != "other":
            entry.add(*known)
