"""Bylines and dates read from the lines round the headline, where the page declares none."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

from newsclean.clean.names import places
from newsclean.lazy import lazy
from newsclean.meta.dates import parse_date
from newsclean.meta.model import Stamp
from newsclean.meta.names import is_person, split_names, without_prefix
from newsclean.meta.rows import byline_set
from newsclean.meta.stamps import iso, table
from newsclean.meta.window import LINES_AFTER, Line
from newsclean.meta.written import find_date, find_dates, month

DATED = lazy(r"date|time|publi|posted|stamp|dateline|byline|meta|fecha|datum|data\b|info|pub")
_CLOCK = lazy(
    r"today|clock|current|weather|comment|related|teaser|sidebar|list-?item|recommend|copyright|footer|most|popular|archive"
)
_BY_HINT = lazy(
    r"author|byline|by-line|autor|auteur|verfasser|writer|signature|\bfirma|reporter|journalist|credit-name|contributor|redaktor"
)
_NOT_BY = lazy(r"comment|related|teaser|photo|caption|image|sidebar|promo|newsletter|share|social")
# Who edited, checked or photographed is no author.
_HELPED = lazy(r"(?:review|check|edit|photo|illustrat|contribut|approv|analys)\w*\s?(?:by)?:?\s*\Z", 2)
_ON = lazy(r"\s(?:on|at|am|le|el|il|op|den|dnia|em|в)\s*\Z", 2)
_DIGIT = lazy(r"\d{2}|[年月]")
_ALONE = lazy(
    r"(?:[^\W\d_]+ )?(?:by|von|par|por|di|door|autor:?|author:?|автор:?|作者[:：]?|tekst:?|text:?|记者[:：]?)", 2
)
_PARTED = lazy(r"\s?\)?[^.!?\d]{0,30}(?:\s[-–—]|--|—)\s")
_OPENING = 90  # characters: the agency, the place and the date
_GAP = 12  # lines between the names of one byline: roles, handles and portraits stand between them
_LABEL_FAR = 40  # characters between a label and its date


class Dates(NamedTuple):
    """The day of publication and of change that lines tell, if any."""

    published: Stamp | None
    modified: Stamp | None


class _Found(NamedTuple):
    stamp: Stamp
    score: float
    label: str | None


def read_dates(lines: list[Line], *, lang: str | None = None, home: str = "") -> Dates:
    """The dates of the article among the lines; a line that is mostly words is a sentence and tells none."""
    rows: list[_Found] = []
    before = ""
    for line in lines:
        if not line.long:
            rows.extend(_dates_of(line, before, lang, home))
        if line.at > 0 and not rows and len(line.text) > _LABEL_FAR:
            rows.extend(_dateline(line, lang, home))
        before = line.text if len(line.text) < _LABEL_FAR and not _DIGIT.search(line.text) else ""
    published = _top([row for row in rows if row.label != "modified"])
    modified = _top([row for row in rows if row.label == "modified"])
    return Dates(published, modified)


def _dateline(line: Line, lang: str | None, home: str) -> list[_Found]:
    """The date that opens a paragraph and is parted from it: "LONDON, 3 May 2012 - The council said"."""
    written = find_date(line.text[:_OPENING], lang=lang, home=home)
    if written is None or not _PARTED.match(line.text, written.end):
        return []
    return [_Found(written.stamp, 2.5 - 0.05 * line.at, None)]


def single_date(lines: list[Line], *, lang: str | None = None, home: str = "") -> Stamp | None:
    """The date of lines from anywhere on the page: only when they tell no other day."""
    stamps = [row.stamp for line in lines if not line.long for row in _dates_of(line, "", lang, home)]
    return stamps[0] if len({stamp.day for stamp in stamps}) == 1 else None


def _top(rows: list[_Found]) -> Stamp | None:
    best = max(rows, key=lambda row: row.score, default=None)
    return best.stamp if best and best.score >= 2 else None


def _dates_of(line: Line, before: str, lang: str | None, home: str) -> list[_Found]:
    """The dates of one line; the line before it is a label at times."""
    if line.stamp:
        stamp = parse_date(line.stamp, lang=lang)
        label = _label(f"{before} {line.text}", _LABEL_FAR) or _hinted(line)
        return [_Found(stamp, _place(line) + 5, label)] if stamp else []
    if not _DIGIT.search(line.text):
        return []
    found = []
    rest = line.text
    for written in find_dates(line.text, lang=lang, home=home):
        label = _label(f"{before} {line.text}", len(before) + 1 + written.start) or _hinted(line)
        rest = rest.replace(line.text[written.start : written.end], " ")
        found.append((written.stamp, label))
    words = len(rest.split())
    score = _place(line) + 3 - 0.5 * min(words, 14)
    return [
        _Found(stamp, score + 2 * (label == "published") + 0.5 * ("T" in stamp.iso), label) for stamp, label in found
    ]


def _place(line: Line) -> float:
    """Points for where a date stands: near the headline, in elements named for dates, not in links or asides."""
    near = 3 - 0.15 * line.at if line.at > 0 else 2.5 + 0.2 * line.at
    return max(near, -4) + 1.5 * bool(DATED.search(line.hint)) - 4 * bool(_CLOCK.search(line.hint)) - 1.5 * line.link


@cache
def _labels() -> tuple[tuple[str, str], ...]:
    return tuple((word, kind) for kind in ("modified", "published") for word in table()["labels"][kind])


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


_URL_DAY = lazy(r"(?<!\d)((?:19|20)\d{2})([/_-]?)(\d{2}|[a-z]{3})\2(\d{1,2})(?!\d)")


def date_in_address(url: str | None) -> Stamp | None:
    """The day in an address; weak, since it may be the day of an event or of the upload.

    >>> date_in_address("https://a.example/2023/03/07/story"), date_in_address("https://a.example/world/2023/mar/07/story").iso
    (Stamp(raw='2023/03/07', iso='2023-03-07'), '2023-03-07')
    >>> date_in_address("https://a.example/story-20239307"), date_in_address("https://a.example/2023/03/story")
    (None, None)
    """
    try:
        path = urlsplit(url or "").path[:1000]
    except ValueError:
        return None
    for m in _URL_DAY.finditer(path):
        number = int(m[3]) if m[3].isdigit() else month(m[3])
        day = iso((int(m[1]), number, int(m[4]))) if number and (m[2] or len(m[0]) == 8) else None
        if day:
            return Stamp(m[0], day)
    return None


def read_authors(lines: list[Line], *, outlet: str | None = None) -> tuple[str, ...]:
    """The names in the lines: those in elements named for authors, else after a "By", else beside a date or a role."""
    for read in (_hinted_names, _prefixed_names, _bare_names):
        names = split_names(read(lines), shaped=True, outlet=outlet)
        if names:
            return names
    return ()


def _hinted_names(lines: list[Line]) -> list[str]:
    found: list[str] = []
    body, before, last = 0, "", LINES_AFTER
    for line in lines:
        body += line.long and line.at > 0
        if found and (body > 1 or line.at - last > _GAP):
            break  # names further on are those of other articles
        helped = bool(_HELPED.search(before))
        before = line.text if not line.long else ""
        if not line.long and not helped and _BY_HINT.search(line.hint) and not _NOT_BY.search(line.hint):
            found.append(_dateless(line.text))
            last = line.at if split_names(found[-1:], shaped=True) else last
    return found


def _dateless(text: str) -> str:
    """The text with each date, and the preposition before it, made a bar."""
    for written in reversed(list(find_dates(text))):
        text = f"{_ON.sub('', text[: written.start])}|{text[written.end :]}"
    return text


def _prefixed_names(lines: list[Line]) -> list[str]:
    for at, line in enumerate(lines):
        if line.long:
            continue
        text = _dateless(line.text) if _DIGIT.search(line.text) else line.text
        if _ALONE.fullmatch(text.strip(" |,")):
            follow = [row.text for row in lines[at + 1 : at + 4]]
            names = _leading(follow)
            if names:
                return names
        for part in text.split("|"):
            bare = without_prefix(part.strip(" ,-–—"))
            if bare != part.strip(" ,-–—") and split_names([bare], shaped=True):
                return [bare]
    return []


def _leading(texts: list[str]) -> list[str]:
    """The names at the start of the lines after a lone "By": one, or more when "and" or a comma stands between."""
    found: list[str] = []
    for text in texts:
        if split_names([text], shaped=True):
            found.append(text)
        elif text.strip(" ,&").casefold() not in {"", *byline_set("joiners")}:
            break
    return found if len(found) < 2 or len(texts) > len(found) else found[:1]


def _bare_names(lines: list[Line]) -> list[str]:
    """A name alone on its line, with a date or a role in a line beside it: the weakest byline.

    Not in capitals, but right below the headline, and not in Chinese or Japanese, where any label of a few letters looks like a name.
    """
    for at, line in enumerate(lines):
        if line.long or not -4 <= line.at <= 16 or not line.text[:1].isalpha():
            continue
        if line.text.isupper() and not 1 <= line.at <= 3:
            continue
        if _DIGIT.search(line.text) and len(line.text) < _LABEL_FAR * 2:
            name = _beside_date(line.text)
            if name:
                return [name]
        if line.text in places() or " " not in line.text or not is_person(line.text):
            continue
        beside = [row for row in lines[max(0, at - 2) : at + 4] if row is not line and not row.long]
        dated = any(row.stamp or (_DIGIT.search(row.text) and any(find_dates(row.text))) for row in beside)
        if dated or (line.at > 0 and any(_is_role_line(row.text) for row in beside)):
            return [line.text]
    return []


def _beside_date(text: str) -> str | None:
    """The name in a line of a name and a date: "Jane Doe, 7 March 2023, 6:00 AM ET"."""
    bare = _dateless(text)
    parts = [part.strip(" ,-–—·•") for part in bare.split("|")] if bare != text else []
    return next((part for part in parts if " " in part and part not in places() and is_person(part)), None)


def _is_role_line(text: str) -> bool:
    words = text.split()
    return len(words) <= 8 and any(word.strip(".,:").casefold() in byline_set("roles") for word in words)
