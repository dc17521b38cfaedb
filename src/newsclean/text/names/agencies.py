"""Which agency a text comes from, by its dateline or credit: forty outlets with one agency's story are one origin."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from newsclean.core.lazy_regex import lazy
from newsclean.data import data_table
from newsclean.text.names.agency_forms import FIRST, SORTS, credit_forms, name_sign

# Characters where datelines and credits stand: under the headline and photo, above the small print.
HEAD, FOOT = 700, 500
Search = Callable[[bytes | str], Any]
_SIGNS = lazy(f"[{chr(FIRST)}-{chr(FIRST + 15)}]")


class AgencyTable(NamedTuple):
    """How agencies are recognised: the agency of each name, site and sentence, and patterns."""

    agency: dict[str, str]
    signs: dict[str, str]  # of each name
    sites: dict[str, str]
    phrases: dict[str, str]
    signoffs: tuple[tuple[Search, str], ...]
    named: Search  # whether any agency is: most texts name none, and need no other pattern
    names: Any  # all names, the longest first
    credit: Callable[[str], re.Match[str] | None]  # in a line: a sign where a credit or dateline can stand: its group


@cache
def agency_table() -> AgencyTable:
    """The table of data/agencies.toml."""
    rows = _rows()
    sorts: dict[str, set[str]] = {}
    for sort in SORTS[:3]:
        for name in _by(rows, sort):
            sorts.setdefault(name, {"wide"} if _is_wide(name) else set()).add(sort)
    phrases = _by(rows, "phrase")
    signoffs = [(its["has"], its["like"], row["name"]) for row in rows for its in row.get("signoff", ())]
    return AgencyTable(
        {name: agency for sort in SORTS[:3] for name, agency in _by(rows, sort).items()},
        {name: name_sign(those) for name, those in sorts.items()},
        _by(rows, "site"),
        phrases,
        tuple((_compiled(f"(?im){like}").search, name) for _, like, name in signoffs),
        _compiled(_gate([*sorts, *phrases], (has for has, _, _ in signoffs))).search,
        _compiled("|".join(map(re.escape, sorts)), longest=True),
        re.compile(credit_forms()).search,
    )


def _rows() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = data_table("agencies.toml")["agency"]
    return rows


@cache
def byline_agencies() -> frozenset[str]:
    """The names of agencies as authors, case folded; some are agency names only there.

    >>> "the associated press" in byline_agencies(), "jane doe" in byline_agencies()
    (True, False)
    """
    return frozenset(name.casefold() for row in _rows() for name in row.get("byline", ()))


def credit_names() -> tuple[str, ...]:
    """The names that stand alone in a line, as a credit or among the authors.

    >>> "Thomson Reuters" in credit_names(), "MENA" in credit_names()
    (True, False)
    """
    return tuple(dict.fromkeys(name for row in _rows() for key in ("byline", "credit") for name in row.get(key, ())))


def _is_wide(name: str) -> bool:
    return name[0] >= "\u1100"


def _by(rows: Sequence[dict[str, Any]], sort: str) -> dict[str, str]:
    return {key: row["name"] for row in rows for key in row.get(sort, ())}


def _gate(names: Iterable[str], signoffs: Iterable[str]) -> str:
    """One linear pass for all names: 4 µs per text, where `in` takes 40, name by name."""
    words: list[str] = []
    others: list[str] = []
    for name in names:
        (others if _is_wide(name) else words).append(re.escape(name))
    return rf"(?im:{'|'.join(signoffs)})|(?:^|[^\pL\pN])(?:{'|'.join(words)})(?:[^\pL]|$)|{'|'.join(others)}"


def _compiled(pattern: str, *, longest: bool = False) -> Any:
    import re2  # 4 ms

    options = re2.Options()
    options.longest_match = longest
    return re2.compile(pattern, options)


def _signed(text: str) -> tuple[str, list[str]]:
    """The text with placeholders for names, and the names in order. Placeholder characters in the text are removed."""
    text = _SIGNS.sub(" ", text)
    parts, names, end = [], [], 0
    for match in agency_table().names.finditer(text):
        start, stop = match.span()
        name = text[start:stop]
        if _is_wide(name) or not (text[start - 1 : start].isalnum() or text[stop : stop + 1].isalpha()):
            parts += [text[end:start], agency_table().signs[name]]
            names.append(name)
            end = stop
    return "".join((*parts, text[end:])), names


def _credit(text: str) -> str | None:
    """The name in the first credit or dateline."""
    signed, names = _signed(text)
    met = 0  # names in the lines before
    for line in signed.split("\n") if names else ():
        if here := len(_SIGNS.findall(line)):
            if match := agency_table().credit(line):
                return names[met + len(_SIGNS.findall(line[: match.start(match.lastindex or 0)]))]
            met += here
    return None


def agency_of(text: str) -> str | None:
    """The agency that a text names as its origin, by its name in data/agencies.toml; None if it names no agency.

    Searched for in the first 700 and the last 500 characters: a dateline, a byline, a credit in a line of its own or at
    the end of a paragraph, a sign-off. A sentence about an agency is not a credit.

    >>> agency_of("HELSINKI (Reuters) - The ferry was stopped."), agency_of("The ferry was stopped.\\n\\n© AFP")
    ('Reuters', 'AFP')
    >>> agency_of("渡轮周五停航。（新华社）"), agency_of("The ferry was stopped, Reuters said. He called the AP.")
    ('Xinhua', None)
    """
    known = agency_table()
    # The dots: a truncated line has no beginning.
    part = f"{text[:HEAD]}\n…{text[-FOOT:]}" if len(text) > HEAD else text
    data = part.encode("utf-8", "replace")
    if not known.named(data):
        return None
    if name := _credit(data.decode()):
        return known.agency[name]
    found = next((name for phrase, name in known.phrases.items() if phrase in part), None)
    return found or next((name for search, name in known.signoffs if search(data)), None)
