"""Nexis Uni ("End of Document"), and the older LexisNexis and Nexis ("3 of 50 DOCUMENTS"): their articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsclean.core.lazy_regex import lazy
from newsclean.io.exports.entry import ExportedArticle, iso_date, labels, words
from newsclean.io.exports.lines import export_paragraphs

_LABEL = lazy(r"\s*([^\W\d_][^\W\d_]*(?:[- ][^\W\d_]+){0,2}) ?:(?:[ \xa0]+|\Z)(.*)", re.DOTALL)
_DAY_NAME = lazy(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch"
    r"|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b",
    re.IGNORECASE,
)
_CLOCK = lazy(r"\b\d{1,2}:\d{2}(?: ?[AP]M)?(?: ?[A-Z]{2,4}(?:[+-]\d{1,2})?)?\b", 2)
_PAGE_LINE = lazy(r"(?:Page|Seite|Página) \d+ (?:of|von|de|sur) \d+\Z", 2)
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
    if any(_counted().match(line) for line in lines):
        return any(_field(line, "head") or _field(line, "end") for line in lines)
    folded = {line.strip().casefold() for line in lines if len(line) < 60}
    return bool(folded & words("nexis", "finished")) and bool(
        folded & words("nexis", "body") or any(_field(line, "end") for line in lines)
    )


def nexis_entries(lines: list[str]) -> Iterator[ExportedArticle]:
    """The articles of an export."""
    starts = [at for at, line in enumerate(lines) if _counted().match(line)]
    if starts:
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
            yield _old(lines[start + 1 : end])
        return
    start = 0
    for at, line in enumerate(lines):
        if line.strip().casefold() in words("nexis", "finished"):
            yield _uni(lines[start:at])
            start = at + 1


def _field(line: str, table: str) -> tuple[str, str] | None:
    """The field that a line begins, and the rest of the line."""
    match = _LABEL.match(line) if ":" in line[:40] else None
    name = labels("nexis", table).get(match[1].casefold()) if match else None
    return (name, match[2].strip()) if match and name else None


def _uni(lines: list[str]) -> ExportedArticle:
    """An article of Nexis Uni: title, outlet, date, rights, labels, "Body", the text, what is said of it."""
    lines = [line.strip() for line in lines if not _PAGE_LINE.match(line.strip())]
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
        any(_field(line, "head") for line in lines[max(0, at - 12) : at])
        or any(line.casefold().startswith("copyright") for line in lines[max(0, at - 12) : at])
        or iso_date(" ".join(lines[max(0, at - 3) : at])) is not None
    )


def _read_head(entry: ExportedArticle, head: list[str]) -> None:
    labelled = next(
        (at for at, line in enumerate(head) if _field(line, "head") and not line.lower().startswith("title")), len(head)
    )
    rights = [at for at in range(max(0, labelled - 12), labelled) if _is_rights(head[at])]
    end = rights[0] if rights else labelled
    dated = next((at for at in range(end - 1, max(-1, end - HEAD), -1) if iso_date(head[at])), None)
    for line in head[labelled:]:
        if (known := _field(line, "head")) is not None:
            entry.add(*known)
    if dated is None:
        _read_undated(entry, head[:end])
        return
    entry.add("date", head[dated])
    entry.add("edition", _edition([head[dated], *head[dated + 1 : end]]))
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
    blocks = [block for block in _blocks(head) if len(block) > 1 or not _is_edition(block[0])]
    if blocks and len(blocks[-1]) > 1:
        entry.add("source", blocks[-1][-1].rstrip("."))
        entry.add("title", " ".join(blocks[-1][:-1]))


def _read_body(entry: ExportedArticle, lines: list[str]) -> None:
    closing, ends = words("nexis", "closing"), len(lines)
    for at, line in enumerate(lines):
        if line.casefold() in closing or _field(line, "end"):
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
        if (known := _field(line, "end")) is not None and known[0] != "other":
            entry.add(*known)


def _is_rights(line: str) -> bool:
    folded = line.strip().casefold()
    return folded.startswith(("copyright", "©", "(c)")) or folded in words("nexis", "rights")


def _edition(lines: list[str]) -> str:
    """The edition, which stands in the line of the date or below it: "Tuesday,, FINAL EDITION"."""
    from newsclean.temporal.written_dates import find_date

    found = find_date(lines[0])
    rest = lines[0][: found.start] + " " + lines[0][found.end :] if found else ""
    rest = _CLOCK.sub(" ", _DAY_NAME.sub(" ", rest))
    rest = re.sub(r"\b(?:GMT|UTC)(?:[+-]\d+)?", " ", rest)
    return "; ".join(
        part for part in (rest.strip(" ,;.-"), *(line.strip() for line in lines[1:] if line.strip())) if part
    )


def _old(lines: list[str]) -> ExportedArticle:
    """An article of LexisNexis: outlet, date, title, labels in capitals, the text, labels, rights."""
    blocks = _blocks(lines)
    entry = ExportedArticle()
    first = next((at for at, block in enumerate(blocks) if _capital_field(block, "head")), 0)
    _old_head(entry, blocks[:first])
    after = first
    while after < len(blocks) and (known := _capital_field(blocks[after], "head")):
        entry.add(known[0], known[1])
        after += 1
    text: list[str] = []
    for at, block in enumerate(blocks[after:], after):
        if _capital_field(block, "end") or (at >= len(blocks) - 2 and _is_rights(block[0])):
            _old_end(entry, blocks[at:])
            break
        known = _capital_field(block, "head")
        if known and known[0] != "title" and not text:
            entry.add(*known)
        elif not _is_page(block):
            text.append(" ".join(line.strip() for line in block))
    entry.paragraphs = text
    return entry


def _old_end(entry: ExportedArticle, blocks: list[list[str]]) -> None:
    for block in blocks:
        if (known := _capital_field(block, "end")) and known[0] != "other":
            entry.add(*known)


def _blocks(lines: list[str]) -> list[list[str]]:
    """Lines without an empty line between them; a label in capitals begins a block of its own."""
    out: list[list[str]] = [[]]
    for line in lines:
        if not line.strip():
            out.append([])
        elif out[-1] and (_capital_field([line], "head") or _capital_field([line], "end")):
            out.append([line])
        else:
            out[-1].append(line)
    return [block for block in out if block]


def _capital_field(block: list[str], table: str) -> tuple[str, str] | None:
    known = _field(block[0], table)
    if known is None or not block[0].split(":")[0].strip().isupper():
        return None
    return known[0], " ".join([known[1], *(line.strip() for line in block[1:])])


def _is_page(block: list[str]) -> bool:
    return len(block) <= 2 and any(_PAGE_LINE.match(line.strip()) for line in block)


def _old_head(entry: ExportedArticle, blocks: list[list[str]]) -> None:
    dated = next(
        (at for at, block in enumerate(blocks) if iso_date(block[0].strip()) and not _is_rights(block[0])), None
    )
    if dated is None:
        _undated_head(entry, blocks)
        return
    date, *below = [line.strip() for line in blocks[dated]]
    entry.add("date", date)
    outlet = [line.strip() for block in blocks[:dated] for line in block if not _is_rights(line)]
    entry.add(
        "source", " ".join(outlet[-2:]) if len(outlet) > 1 and len(outlet[-1]) < 12 else outlet[-1] if outlet else ""
    )
    titles: list[str] = []
    editions = [date, *below]
    for block in blocks[dated + 1 :]:
        text = " ".join(line.strip() for line in block)
        if _is_rights(text):
            continue
        if not titles and _is_edition(text) and block is not blocks[-1]:
            editions.append(text)
        else:
            titles.append(text)
    entry.add("edition", _edition(editions))
    entry.add("title", titles[0] if titles else "")


def _is_edition(text: str) -> bool:
    folded = text.casefold()
    return len(text) < 60 and any(
        word in folded.split() or (" " in word and word in folded) for word in words("nexis", "edition")
    )


def _undated_head(entry: ExportedArticle, blocks: list[list[str]]) -> None:
    texts = [" ".join(line.strip() for line in block) for block in blocks if not _is_rights(block[0])]
    if texts:
        entry.add("source", texts[0])
    if len(texts) > 1:
        entry.add("title", texts[-1])
