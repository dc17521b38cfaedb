"""Dates read from the lines around the headline, if the page declares none."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from newsclean.core.lazy_regex import lazy
from newsclean.core.record import Stamp
from newsclean.metadata.headline_text import page_texts
from newsclean.metadata.nearby_lines import MAY_DATE, Line, marked_lines
from newsclean.temporal.date_tables import date_table, iso
from newsclean.temporal.machine_dates import parse_date
from newsclean.temporal.written_dates import find_date, find_dates, month_number

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_DATED = lazy(r"date|time|publi|posted|stamp|dateline|byline|meta|fecha|datum|data\b|info|pub")
_CLOCK = lazy(
    r"today|clock|current|weather|comment|related|teaser|sidebar|list-?item|recommend|copyright|footer|most|popular"
    r"|archive|relacionad|correlat|similaire|verwandt"
)
_MARKED = "time, [itemprop=datePublished], [class*=date i], [class*=publi i], [class*=datum i]"
_POSTED = (
    "[class*=postmeta i], [class*=post-meta i], [class*=post-foot i], [class*=entry-meta i], [class*=entry-foot i]"
)
_PARTED = lazy(r"\s?\)?[^.!?\d]{0,30}(?:\s[-–—]|--|—)\s")
_DAY = "\0"  # in place of a date
_OPENING = 90  # characters: the agency, the place and the date
_STARTED, _BODY = 70, 2  # characters of a line, and how many as long: the body has begun, as for `bylines.BYLINES`
_LABELLED = 80  # characters of a line that is a label and a date: "This page was last updated on 7 March 2023"
_LABEL_FAR = 40  # characters between a label and its date


class Dates(NamedTuple):
    """The day of publication and of change that lines give, if any."""

    published: Stamp | None
    modified: Stamp | None


class _Found(NamedTuple):
    stamp: Stamp
    score: float
    label: str | None


def printed_dates(
    tree: LexborHTMLParser, lines: list[Line], url: str | None, *, lang: str | None = None
) -> tuple[Dates, str]:
    """The dates that a page prints, and where that of publication was found.

    Those near the headline (whose `lines` these are); else the only one of the page in an element named for dates;
    else the one in the address; else the only one behind a label.
    """
    home = (urlsplit(url).hostname or "") if url else ""
    near = read_dates(lines, lang=lang, home=home)
    if near.published:
        return near, "visible"
    for marked in (_MARKED, _POSTED):
        if day := single_date(marked_lines(tree, marked), lang=lang, home=home):
            return Dates(day, near.modified), "visible"
    if address := date_in_address(url):
        return Dates(address, near.modified), "url"
    far = labelled_dates((one.text for one in page_texts(tree)), lang=lang, home=home)
    return Dates(far.published, near.modified or far.modified), "visible"


def read_dates(lines: list[Line], *, lang: str | None = None, home: str = "") -> Dates:
    """The dates of the article among the lines; a line that is mostly words is a sentence and is ignored."""
    rows: list[_Found] = []
    head: list[_Found] = []  # of them: those between the headline and the text, whose figures have dates, too
    before, running = "", 0
    for line in lines:
        running += line.at > 0 and len(line.text) > _STARTED
        if not line.long:
            rows.extend(found := _dates_of(line, before, lang, home))
            head.extend(found if line.at > 0 and running < _BODY else ())
        if line.at > 0 and not rows and len(line.text) > _LABEL_FAR:
            rows.extend(_dateline(line, lang, home))
        before = line.text if len(line.text) < _LABEL_FAR and not MAY_DATE.search(line.text) else ""
    published = _top([row for row in head if row.label != "modified"])
    published = published or _top([row for row in rows if row.label != "modified"])
    modified = _top([row for row in rows if row.label == "modified"])
    return Dates(published, modified)


def _dateline(line: Line, lang: str | None, home: str) -> list[_Found]:
    """The date that opens a paragraph and is set off from it: "LONDON, 3 May 2012 - The council said"."""
    written = find_date(line.text[:_OPENING], lang=lang, home=home)
    if written is None or not _PARTED.match(line.text, written.end):
        return []
    return [_Found(written.stamp, 2.5 - 0.05 * line.at, None)]


def single_date(lines: list[Line], *, lang: str | None = None, home: str = "") -> Stamp | None:
    """The date of lines from anywhere on the page: only when they give no other day."""
    stamps = [row.stamp for line in lines if not line.long for row in _dates_of(line, "", lang, home)]
    return stamps[0] if len({stamp.day for stamp in stamps}) == 1 else None


def labelled_dates(texts: Iterable[str], *, lang: str | None = None, home: str = "") -> Dates:
    """The dates behind a label in short texts from anywhere on the page, each only if there is no other of its kind.

    >>> labelled_dates(["Letzte Änderung:", "14.01.2022 um 09:25"], lang="de").modified.iso
    '2022-01-14T09:25:00'
    >>> labelled_dates(["Erstellt am: 14.01.2022", "Erstellt am: 15.01.2022", "16.01.2022"], lang="de")
    Dates(published=None, modified=None)
    """
    found: dict[str, set[Stamp]] = {"published": set(), "modified": set()}
    before = ""
    for text in texts:
        if len(text) < _LABELLED and MAY_DATE.search(text):
            for written in find_dates(text, lang=lang, home=home):
                if label := _label(f"{before} {text}", len(before) + 1 + written.start):
                    found[label].add(written.stamp)
        before = text if len(text) < _LABEL_FAR and not MAY_DATE.search(text) else ""
    only = {kind: stamps.pop() if len({one.day for one in stamps}) == 1 else None for kind, stamps in found.items()}
    return Dates(only["published"], only["modified"])


def _top(rows: list[_Found]) -> Stamp | None:
    best = max(rows, key=lambda row: row.score, default=None)
    return best.stamp if best and best.score >= 2 else None


def _dates_of(line: Line, before: str, lang: str | None, home: str) -> list[_Found]:
    """The dates of one line; the line before it is a label at times."""
    if line.stamp:
        stamp = parse_date(line.stamp, lang=lang)
        label = _label(f"{before} {line.text}", _LABEL_FAR) or _hinted(line)
        return [_Found(stamp, _place(line) + 5, label)] if stamp else []
    if not MAY_DATE.search(line.text):
        return []
    found = []
    rest = line.text
    for written in find_dates(line.text, lang=lang, home=home):
        label = _label(f"{before} {line.text}", len(before) + 1 + written.start) or _hinted(line)
        rest = rest.replace(line.text[written.start : written.end], _DAY)
        found.append((written.stamp, label))
    if not found:
        return []
    parts = [part for part in rest.split("|") if _DAY in part]  # "Jane Doe | London | 7 March 2023"
    words = min(len(part.replace(_DAY, " ").split()) for part in parts)
    score = _place(line) + 3 - 0.5 * min(words, 14)
    return [
        _Found(stamp, score + 2 * (label == "published") + 0.5 * ("T" in stamp.iso), label) for stamp, label in found
    ]


def _place(line: Line) -> float:
    """Points for the position of a date: near the headline, in elements named for dates, not in links or asides."""
    near = 3 - 0.15 * line.at if line.at > 0 else 2.5 + 0.2 * line.at
    return max(near, -4) + 1.5 * bool(_DATED.search(line.hint)) - 4 * _is_elsewhere(line.hint) - 1.5 * line.link


def _is_elsewhere(hint: str) -> bool:
    """Do the names of elements say that a date is not the article's? Microdata says that it is, in any footer."""
    return _CLOCK.search(hint) is not None and "datepublished" not in hint


@cache
def _labels() -> tuple[tuple[str, str], ...]:
    return tuple((word, kind) for kind in ("modified", "published") for word in date_table()["labels"][kind])


def _label(text: str, end: int) -> str | None:
    """Which date it is, by the last label in front of it."""
    before = text[max(0, end - _LABEL_FAR) : end].casefold()
    hits = [(before.rfind(word), kind) for word, kind in _labels() if word in before]
    return max(hits)[1] if hits else None


def _hinted(line: Line) -> str | None:
    hint = line.hint
    if "modif" in hint or "update" in hint:
        return "modified" if "publi" not in hint else None
    return "published" if "publi" in hint else None


# "/2015/08/150803-": the folders of a month, and in them the day in six digits
_SHORT_DAY = lazy(r"/(20\d\d)/(0[1-9]|1[0-2])/\d\d(?:0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])[-_]")
_URL_DAY = lazy(r"(?<!\d)((?:19|20)\d{2})([/_-]?)(\d{2}|[a-z]{3})\2(\d{1,2})(?!\d)")


def date_in_address(url: str | None) -> Stamp | None:
    """The day in an address; weak, since it may be the day of an event or of the upload.

    >>> date_in_address("https://a.example/2023/03/07/story")
    Stamp(raw='2023/03/07', iso='2023-03-07')
    >>> date_in_address("https://a.example/world/2023/mar/07/story").iso
    '2023-03-07'
    >>> date_in_address("https://a.example/story-20239307"), date_in_address("https://a.example/2023/03/story")
    (None, None)
    """
    try:
        path = urlsplit(url or "").path[:1000]
    except ValueError:
        return None
    if short := _SHORT_DAY.search(path):
        return Stamp(short[0].strip("/-"), f"{short[1]}-{short[2]}-{short[3]}")
    for m in _URL_DAY.finditer(path):
        number = int(m[3]) if m[3].isdigit() else month_number(m[3])
        day = iso((int(m[1]), number, int(m[4]))) if number and (m[2] or len(m[0]) == 8) else None
        if day:
            return Stamp(m[0], day)
    return None


_URL_MONTH = lazy(r"/(20\d\d)/(0?[1-9]|1[0-2])/")


def is_of_another_month(url: str | None, stamp: Stamp) -> bool:
    """Has the address the folders of a month, and is the date of neither that nor one beside it?

    Templates declare the day on which a blog began; then the date that is printed tells, if it is of that month.

    >>> stamp = Stamp("2 September 2009", "2009-09-02")
    >>> is_of_another_month("https://a.example/2014/05/story", stamp)
    True
    >>> is_of_another_month("https://a.example/2009/10/story", stamp), is_of_another_month("https://a.example/b", stamp)
    (False, False)
    """
    folder = _URL_MONTH.search((url or "")[:1000])
    if folder is None:
        return False
    months = 12 * int(folder[1]) + int(folder[2])
    return abs(12 * int(stamp.iso[:4]) + int(stamp.iso[5:7] or 1) - months) > 1
