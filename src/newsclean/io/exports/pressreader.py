"""PressReader: articles copied from its pages ("Outlet - day - section - author"), or sent by mail, with labels."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.core.lazy_regex import lazy
from newsclean.io.exports.entry import ExportedArticle, iso_date, labels
from newsclean.io.exports.lines import export_paragraphs, is_wrapped

_APART = lazy(r"(?<!\s)\s*+(?:(?<=\s)[-–—·|]\s++|[·|]\s*+)")
_DAY = lazy(r"(?:19|20)\d\d-\d\d-\d\d|\d{1,2} [^\W\d_]{3,12}\.? (?:19|20)\d\d")
_ADDRESS = lazy(r"(?<!\S)\S*?pressreader\.com/\S*", 2)
_LABEL = lazy(r"([A-Z][a-z]+(?: [A-Z][a-z]+)?) ?: ?(.*)\Z")
_FOOTER = lazy(
    r"(?:printed and distributed by pressreader|pressreader\.com|original copy\b|copyright and protected by|©|\(c\)|"
    r"this article was (?:sent|shared)|shared (?:from|via) pressreader|download pressreader)",
    2,
)
LONG = 160  # characters of the line under a title


def is_pressreader(lines: list[str]) -> bool:
    """Are these the lines of articles from PressReader? One article needs its name beside, as the line alone is common.

    >>> is_pressreader(["Rain", "Brook Mail - 2021-01-05 - NEWS - ADA LUND", "It rained.", "www.pressreader.com/x"])
    True
    >>> is_pressreader(["Rain", "Brook Mail - 2021-01-05 - NEWS", "It rained."])
    False
    >>> is_pressreader(["Article Name:Rain", "Publication:Brook Mail", "Start Page:A4", "It rained."])
    True
    """
    found = {known[0] for line in lines if (known := _labelled(line))}
    if {"title", "source"} <= found and len(found) > 2:
        return True
    heads = _heads(lines)
    return len(heads) > 1 or (bool(heads) and any("pressreader" in line.casefold() for line in lines))


def pressreader_entries(lines: list[str]) -> Iterator[ExportedArticle]:
    """The articles: each begins with its title, above the line or among its labels."""
    starts = _heads(lines)
    if not starts:
        yield from map(_with_labels, _labelled_parts(lines))
        return
    for at, end in zip(starts, [*(_title_start(lines, at) for at in starts[1:]), len(lines)], strict=True):
        yield _with_line(lines, at, end)


def _head(line: str) -> list[str] | None:
    """The parts of the line under a title: outlet, day, section and author."""
    parts = _APART.split(line.strip()) if len(line) < LONG and ("20" in line or "19" in line) else []
    return parts if 2 < len(parts) < 6 and _DAY.fullmatch(parts[1]) and iso_date(parts[1]) else None


def _heads(lines: list[str]) -> list[int]:
    return [at for at in range(1, len(lines)) if _head(lines[at]) and any(lines[max(0, at - 3) : at])]


def _title_start(lines: list[str], at: int) -> int:
    """Where the title above a line begins: the lines without an empty one between them."""
    start = at - 1
    while start > 0 and not lines[start].strip():
        start -= 1
    while start > 0 and lines[start - 1].strip() and not _FOOTER.match(lines[start - 1].strip()):
        start -= 1
    return start


def _with_line(lines: list[str], at: int, end: int) -> ExportedArticle:
    entry = ExportedArticle()
    outlet, day, section, *authors = _head(lines[at]) or ["", "", ""]
    entry.add("title", " ".join(line.strip() for line in lines[_title_start(lines, at) : at]))
    for name, value in (("source", outlet), ("date", day), ("section", section), ("authors", "; ".join(authors))):
        entry.add(name, value)
    _read_text(entry, lines[at + 1 : end])
    return entry


def _read_text(entry: ExportedArticle, lines: list[str]) -> None:
    """The text without the address and the footer, which is repeated under each article."""
    text: list[str] = []
    for line in lines:
        if (address := _ADDRESS.search(line)) and len(line.split()) < 4:
            entry.fields.setdefault("url", address[0])
        elif not _FOOTER.match(line.strip()):
            text.append(line)
    entry.paragraphs = export_paragraphs(text, wrapped=is_wrapped(text))


def _labelled(line: str) -> tuple[str, str] | None:
    match = _LABEL.match(line.strip()) if ":" in line[:24] else None
    name = labels("pressreader", "labels").get(match[1].casefold()) if match else None
    return (name, match[2].strip()) if match and name else None


def _labelled_parts(lines: list[str]) -> Iterator[list[str]]:
    """The lines of each article; the labels of all stand above the text, or below it."""
    titles = [at for at, line in enumerate(lines) if (_labelled(line) or ("",))[0] == "title"]
    above = not any(line.strip() for line in lines[: titles[0]])
    bounds = titles if above else [0, *(_after_labels(lines, at) for at in titles[:-1])]
    for start, end in zip(bounds, [*bounds[1:], len(lines)], strict=True):
        yield lines[start:end]


def _after_labels(lines: list[str], at: int) -> int:
    while at < len(lines) and (_labelled(lines[at]) or not lines[at].strip()):
        at += 1
    return at


def _with_labels(lines: list[str]) -> ExportedArticle:
    entry = ExportedArticle()
    for line in lines:
        if (known := _labelled(line)) and known[0] not in entry.fields:
            entry.add(*known)
    _read_text(entry, [line for line in lines if not _labelled(line)])
    title = entry.fields.get("title", "")
    if entry.paragraphs and title and entry.paragraphs[0].casefold() == title.casefold():
        del entry.paragraphs[0]
    return entry
