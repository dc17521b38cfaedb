"""What is not text in an export of Nexis: labels, rights and editions, and the blocks between empty lines."""

from __future__ import annotations

import re

from newsclean.core.lazy_regex import lazy
from newsclean.io.exports.entry import labels, words

_LABEL = lazy(r"\s*([^\W\d_][^\W\d_]*(?:[- ][^\W\d_]+){0,2}) ?:(?:[ \xa0]+|\Z)(.*)", re.DOTALL)
_DAY_NAME = lazy(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch"
    r"|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b",
    re.IGNORECASE,
)
_CLOCK = lazy(r"\b\d{1,2}:\d{2}(?: ?[AP]M)?(?: ?[A-Z]{2,4}(?:[+-]\d{1,2})?)?\b", 2)
_RIGHTS = ("copyright", "©", "(c)", "distributed by ", "provided by ", "delivered by ")
PAGE_LINE = lazy(r"(?:Page|Seite|Página) \d+ (?:of|von|de|sur) \d+\Z", 2)


def labelled_field(line: str, table: str) -> tuple[str, str] | None:
    """The field that a line begins, and the rest of the line."""
    match = _LABEL.match(line) if ":" in line[:40] else None
    name = labels("nexis", table).get(match[1].casefold()) if match else None
    return (name, match[2].strip()) if match and name else None


def is_rights(line: str) -> bool:
    """Does a line say who holds the rights, or who passes the article on?"""
    folded = line.strip().casefold()
    return folded.startswith(_RIGHTS) or folded in words("nexis", "rights")


def capital_field(block: list[str], table: str) -> tuple[str, str] | None:
    """The field that a block begins with a label in capitals, and all that stands in it."""
    known = labelled_field(block[0], table)
    if known is None or not block[0].split(":")[0].strip().isupper():
        return None
    return known[0], " ".join([known[1], *(line.strip() for line in block[1:])])


def edition_of(lines: list[str]) -> str:
    """The edition, which stands in the line of the date or below it: "Tuesday,, FINAL EDITION"."""
    from newsclean.temporal.written_dates import find_date

    found = find_date(lines[0])
    rest = lines[0][: found.start] + " " + lines[0][found.end :] if found else ""
    rest = _CLOCK.sub(" ", _DAY_NAME.sub(" ", rest))
    rest = re.sub(r"\b(?:GMT|UTC)(?:[+-]\d+)?", " ", rest)
    return "; ".join(
        part for part in (rest.strip(" ,;.-"), *(line.strip() for line in lines[1:] if line.strip())) if part
    )


def blocks_of(lines: list[str]) -> list[list[str]]:
    """Lines without an empty line between them; a label in capitals begins a block of its own."""
    out: list[list[str]] = [[]]
    for line in lines:
        if not line.strip():
            out.append([])
        elif out[-1] and (capital_field([line], "head") or capital_field([line], "end")):
            out.append([line])
        else:
            out[-1].append(line)
    return [block for block in out if block]


def is_edition(text: str) -> bool:
    """Does a short line name an edition?"""
    folded = text.casefold()
    return len(text) < 60 and any(
        word in folded.split() or (" " in word and word in folded) for word in words("nexis", "edition")
    )
