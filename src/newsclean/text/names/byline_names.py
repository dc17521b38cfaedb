"""Bylines split into authors and places, including those whose spaces were lost in scraping.

A byline is glued when the spaces around its elements are lost: "Frank Chenin ShanghaiandFrank Tangin Beijing" is
"Frank Chen" in "Shanghai" and "Frank Tang" in "Beijing". It is split only if the whole line has that form.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from newsclean.core.lazy_regex import lazy
from newsclean.text.names.gazetteer import dateline_places
from newsclean.text.names.label_tables import byline_set


class Author(NamedTuple):
    """One author, and the place the report came from if the byline names it."""

    name: str
    place: str | None = None


_PART = r"(?:[^\W\d_a-z][\w’'‑-]*\.?|(?:de|da|di|du|van|von|der|den|del|la|le|bin|al|el|ter|ten|dos))"
_NAME = rf"[^\W\d_a-z][\w’'-]*\.?(?: {_PART}){{1,4}}"
_PLACE = r"[^\W\d_a-z][\w’'.-]*(?: [^\W\d_a-z][\w’'.-]*){0,3}"
_BY = lazy(r"(?:by|von|par|por|di|da|door|written by|reported by|story by)[: ]+", re.IGNORECASE)
_SPLIT = lazy(r"(?:,|;| and | und | et | y | e | en |&|\|)\s*")
_IN = lazy(rf"({_NAME})(?:,? in ({_PLACE}))?")
_GLUED_AND = lazy(r"(?<=[a-zà-ÿ])and(?=[A-ZÀ-Þ])")
_GLUED_IN = lazy(rf"([^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*){{0,3}}?)in ({_PLACE})")
_NEWSROOM = frozenset(
    ("Agency", "Bureau", "Desk", "News", "Newsroom", "Press", "Reporters", "Service", "Staff", "Wire", "Wires")
)
_NAME_ONLY = lazy(rf"{_NAME}")
BYLINE_MAX = 140  # characters: a longer line is a biography


def is_name(line: str) -> bool:
    """Could the line be the name of a person, and nothing else?

    >>> is_name("Frank Chen"), is_name("Trade hits a record"), is_name("Hong Kong"), is_name("Division One")
    (True, False, False, False)
    """
    if len(line) > 40 or line in dateline_places() or not _NAME_ONLY.fullmatch(line):
        return False
    words = line.split()
    if len(words[-1]) == 1 or words[-1].casefold() in byline_set("numbers"):
        return False  # "Group A"
    return 2 <= len(words) <= 4 and not line.isupper() and not any(word in dateline_places() for word in words)


def is_agency(line: str) -> bool:
    """Could the line be the name of a news agency or of a newsroom, and nothing else?

    >>> is_agency("Northern Wire"), is_agency("By Border News Service"), is_agency("Frank Chen")
    (True, True, False)
    """
    if _NEWSROOM.isdisjoint(line.rsplit(None, 1)[-1:]):
        return False  # nearly all lines
    by = _BY.match(line)
    name = line[by.end() :] if by else line
    words = name.split()
    return 1 < len(words) <= 5 and words[-1] in _NEWSROOM and all(word[0].isupper() for word in words)


def parse_byline(line: str) -> list[Author]:
    """The authors of a byline; an empty list if the line is not a byline.

    >>> parse_byline("Frank Chenin ShanghaiandFrank Tangin Beijing")
    [Author(name='Frank Chen', place='Shanghai'), Author(name='Frank Tang', place='Beijing')]
    >>> parse_byline("By Jane Doe and Ali Khan in London")
    [Author(name='Jane Doe', place=None), Author(name='Ali Khan', place='London')]
    >>> parse_byline("Putin arrives in Beijing")
    []
    """
    if len(line) > BYLINE_MAX:
        return []
    by = _BY.match(line)
    if by and is_agency(line):
        return []
    if by:
        return _listed(line[by.end() :], certain=True)
    if "in " not in line:
        return []  # without "by" each author has a place
    return _glued(line) or _listed(line, certain=False)


def _glued(line: str) -> list[Author]:
    authors = []
    for part in _GLUED_AND.split(line):
        match = _GLUED_IN.fullmatch(part)
        if not match or match[2] not in dateline_places() or len(match[1].split()) < 2:
            return []
        authors.append(Author(match[1], match[2]))
    return authors


def _listed(text: str, *, certain: bool) -> list[Author]:
    authors: list[Author] = []
    for part in _SPLIT.split(text.strip()):
        match = _IN.fullmatch(part.rstrip())
        if match and (certain or match[2] in dateline_places()):
            authors.append(Author(match[1], match[2]))
        elif not certain or not authors:
            return []  # what follows the names in a certain byline is a title or an outlet
    return authors
