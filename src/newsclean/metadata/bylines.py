"""Bylines read from the lines around the headline, if the page declares no author except the outlet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.metadata.nearby_lines import MAY_DATE, WINDOW, Line, marked_lines
from newsclean.temporal.written_dates import find_dates
from newsclean.text.names.gazetteer import dateline_places
from newsclean.text.names.label_tables import byline_set
from newsclean.text.names.person_names import is_outlet, is_person, split_names, without_prefix
from newsclean.text.names.role_labels import names_by_role
from newsclean.text.string_forms import squash

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_BY_HINT = lazy(
    r"author|byline|by-line|autor|auteur|verfasser|writer|signature|\bfirma|reporter|journalist|credit-name|contributor"
    r"|redaktor|semnatura|assinatura|penulis|skribent|forfatter|kirjoittaja|tekij[aä]|szerzo|muhabir|podpis"
)
_NOT_BY = lazy(
    r"author-?title|job-?title|comment|related|teaser|photo|caption|image|sidebar|promo|newsletter|share|social"
)
_NAME_HINT = lazy(r"(?:author|autor|writer|bio)[-_]{0,2}name|\bfn\b")
# Editors, fact-checkers and photographers are not authors.
_HELPED = lazy(r"(?:review|check|edit|photo|illustrat|contribut|approv|analys)\w*\s?(?:by)?:?\s*\Z", 2)
_ON = lazy(r"\s(?:on|at|am|le|el|il|op|den|dnia|em|в)\s*\Z", 2)
_ALONE = lazy(r"(?:[^\W\d_]+ )?(?:by|von|par|por|di|door|autor|author|автор|作者|tekst|text|记者)\s?[:：]?", 2)
_MARKED = "[rel=author], [itemprop=author], [class*=byline i], [class*=author i], [class*=autor i], address"
_DECLARED = "[rel=author], [itemprop=author]"
_HOUR = lazy(r"\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?|\s?Uhr)?", 2)


@dataclass(frozen=True, slots=True)
class BylineOptions:
    """Where the lines of a byline stand, and how long they are. From the labelled pages that were developed on."""

    gap: int = 12  # lines between the names of one byline: roles, handles and portraits stand between them
    close: int = 8  # lines: bylines of boxes inside the body stand farther from the headline
    role: int = 5  # words of a role alone on its line
    started: int = 70  # characters: two lines as long, and the body has begun
    lone: int = 24  # characters of a prefix alone on its line: "Kommentar von"
    short: int = 80  # characters of a line that holds a name and a date
    nickname: int = 2  # words of a name that is marked as one but not shaped like one


BYLINES = BylineOptions()


def printed_authors(
    tree: LexborHTMLParser, lines: list[Line], headline: str, *, outlet: str | None = None, sure: bool = False
) -> tuple[str, ...]:
    """The names in the lines near the headline, else in elements named for authors anywhere on the page.

    With `sure`, only those that are marked as authors or follow a "By". The headline is nobody's name.
    """
    marked = marked_lines(tree, _MARKED)
    ways: tuple[Callable[[], tuple[str, ...]], ...] = (
        lambda: read_authors(lines, outlet=outlet, sure=sure),
        lambda: read_authors(marked, outlet=outlet, sure=True),
        lambda: read_authors(marked_lines(tree, _DECLARED, beside=True), outlet=outlet, sure=True),
        lambda: () if sure else _nickname([*lines, *marked]),
    )
    for way in ways:
        if names := tuple(name for name in way() if squash(name) != squash(headline)):
            return names
    return ()


def read_authors(lines: list[Line], *, outlet: str | None = None, sure: bool = False) -> tuple[str, ...]:
    """The names in the lines: those in elements named for authors, else after a "By", else beside a date or a role.

    With `sure`, the last and weakest source is left out.
    """
    lines = [line for line in lines if not outlet or squash(line.text) != squash(outlet)]
    near = [line for line in lines if line.at <= BYLINES.close]
    # what stands above a headline may be the byline of a teaser
    named = _named_after_by([line for line in near if line.at > 0]) or _named_after_by(near)
    if named and not _is_outlet_alone(named, outlet):
        return named
    ways = [(_hinted_names, near), (_role_names, near), (_hinted_names, lines), (_prefixed_names, lines)]
    for read, where in ways if sure else [*ways, (_bare_names, lines)]:
        names = split_names(read(where), shaped=True, outlet=outlet)
        names = tuple(name for name in names if name not in dateline_places()) or names
        if names:
            chain = split_names(_chained_names(lines), shaped=True, outlet=outlet)
            return chain if set(names) < set(chain) else names  # only authors with a page of their own have links
    return ()


def _named_after_by(lines: list[Line]) -> tuple[str, ...]:
    """The names after a lone "By" that stand in elements named for authors: so marked, a nickname is a name, too."""
    for at, (line, after) in enumerate(pairwise(lines)):
        if line.long or after.long or not _ALONE.fullmatch(line.text.strip(" |,")) or not _is_for_authors(after):
            continue
        if names := split_names(_leading([row.text for row in lines[at + 1 : at + 10]]), shaped=True):
            return names
        if _may_be_nickname(after.text):
            return split_names([after.text])
    return ()


def _nickname(lines: list[Line]) -> tuple[str, ...]:
    """A name of a word or two in an element that says it is an author's, for pages that give no other."""
    for line in lines:
        fits = not line.long and _NAME_HINT.search(line.hint) and _is_for_authors(line)
        if fits and _may_be_nickname(line.text) and (names := split_names([line.text])):
            return names
    return ()


def _may_be_nickname(text: str) -> bool:
    few = len(text.split()) <= BYLINES.nickname
    return few and not MAY_DATE.search(text) and not _ALONE.fullmatch(text.strip(" |,:"))


def _is_outlet_alone(names: tuple[str, ...], outlet: str | None) -> bool:
    return len(names) == 1 and (is_outlet(names[0]) or squash(names[0]) == squash(outlet or ""))


def _is_for_authors(line: Line) -> bool:
    return _BY_HINT.search(line.hint) is not None and not _NOT_BY.search(line.hint)


def _hinted_names(lines: list[Line]) -> list[str]:
    found: list[str] = []
    body, before, last = 0, "", WINDOW.lines_after
    for line in lines:
        body += line.long and line.at > 0
        if found and (body > 1 or line.at - last > BYLINES.gap):
            break  # names further on are those of other articles
        label, before = before, "" if line.long else line.text
        if line.long or not _is_for_authors(line):
            continue
        if not _HELPED.search(label):
            found.append(_dateless(line.text))
            last = line.at if split_names(found[-1:], shaped=True) else last
    return found


def _dateless(text: str) -> str:
    """The text with each date, and the preposition before it, replaced by a bar."""
    for written in reversed(list(find_dates(text))):
        text = f"{_ON.sub('', text[: written.start])}|{text[written.end :]}"
    return text


def _role_names(lines: list[Line]) -> list[str]:
    """A name on a line of its own, and the person's role on the next: "Jane Doe" / ", Political correspondent"."""
    running = 0
    for line, after in pairwise(lines):
        running += line.at > 0 and len(line.text) > BYLINES.started
        if running > 1:
            break
        if line.long or after.long or len(after.text.split()) > BYLINES.role or not _is_role_line(after.text):
            continue
        if " " in line.text and line.text not in dateline_places() and is_person(line.text):
            return [line.text]
    return []


def _prefixed_names(lines: list[Line]) -> list[str]:
    """The names in the first line that starts like a byline, or those after a lone "By", whichever comes first."""
    for at, line in enumerate(lines):
        if line.long:
            continue
        text = _dateless(line.text) if MAY_DATE.search(line.text) else line.text
        if _ALONE.fullmatch(text.strip(" |,")):
            names = _chained_names(lines[at:])
            if names:
                return names
        if names_by_role(text):
            return [text]
        for part in (piece.strip(" ,.·•-–—") for piece in text.split("|")):
            bare = without_prefix(part)
            if bare != part and split_names([bare], shaped=True):
                return [bare]
    return []


def _chained_names(lines: list[Line]) -> list[str]:
    """The names after the first line that is a "By" and nothing else."""
    for at, line in enumerate(lines):
        if len(line.text) < BYLINES.lone and _ALONE.fullmatch(line.text.strip(" |,")):
            return _leading([row.text for row in lines[at + 1 : at + 10]])
    return []


def _leading(texts: list[str]) -> list[str]:
    """The names at the start of the lines after a lone "By": one, or more when "and" or a comma stands between."""
    found: list[str] = []
    joined = True
    for text in texts:
        if text.strip(" ,&").casefold() in {"", *byline_set("joiners")}:
            joined = True
        elif joined and split_names([text], shaped=True):
            found.append(text)
            joined = text.endswith(",")
        else:
            break
    return found


def _bare_names(lines: list[Line]) -> list[str]:
    """A name alone on its line, with a date or a role in a line beside it: the weakest byline.

    In capitals only right below the headline; never in Chinese or Japanese, where any short label looks like a name.
    """
    running = 0
    for at, line in enumerate(lines):
        running += line.at > 0 and len(line.text) > BYLINES.started
        if line.long or not -4 <= line.at <= 16 or not line.text[:1].isalpha():
            continue
        if line.text.isupper() and not 1 <= line.at <= 3:
            continue
        if MAY_DATE.search(line.text) and len(line.text) < BYLINES.short:
            name = _beside_date(line.text)
            if name:
                return [name]
        if line.text in dateline_places() or " " not in line.text or not is_person(line.text):
            continue
        beside = [row for row in lines[max(0, at - 2) : at + 4] if row is not line and not row.long]
        dated = 0 < line.at <= 3 and any(_HOUR.fullmatch(row.text) for row in beside)
        dated = dated or any(row.stamp or (MAY_DATE.search(row.text) and any(find_dates(row.text))) for row in beside)
        if dated or (line.at > 0 and running < 2 and any(_is_role_line(row.text) for row in beside)):
            return [line.text]
    return []


def _beside_date(text: str) -> str | None:
    """The name in a line of a name and a date: "Jane Doe, 7 March 2023, 6:00 AM ET"."""
    bare = _dateless(text)
    parts = [part.strip(" ,-–—·•") for part in bare.split("|")] if bare != text else []
    return next((part for part in parts if " " in part and part not in dateline_places() and is_person(part)), None)


def _is_role_line(text: str) -> bool:
    words = text.split()
    return (
        len(words) <= 8
        and text[-1:] not in ".!?:"
        and any(word.strip(".,:").casefold() in byline_set("roles") for word in words)
    )
