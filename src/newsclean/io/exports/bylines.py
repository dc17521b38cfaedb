"""The authors in the bylines of news databases, which name the outlet, its place, roles and helpers beside them."""

from __future__ import annotations

import re
from functools import cache

from newsclean.core.lazy_regex import lazy
from newsclean.data import data_table

_PLACE_OF = lazy(r"(?<!\s)\s*+\([^()]{1,60}\)")  # of the outlet: "St. Louis Post-Dispatch (Missouri)"
_WORD = lazy(r"[^\W_]+(?:['’.][^\W_]+)*")
_HELPED = lazy(r"\b(?:contribut(?:ed|ing)\b|(?:additional|further) reporting\b)", re.IGNORECASE)
_SPECIAL = lazy(r",? (?:special|exclusive) (?:to|for) .{1,80}\Z", re.IGNORECASE)
_CONTACT = lazy(r"(?<!\S)[^\s@]++@\S+|@\w+|(?:on|auf|sur) twitter|follow\b|\+?[\d()][\d() .-]{6,30}\d", re.IGNORECASE)
_REPORTED = lazy(r"\A(?:and )?(?:reported|written|compiled|photographed) by ", re.IGNORECASE)
_DATELINED = lazy(r"(?<!\s)\s++in [A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,2}(?:, [A-Z][\w.]{1,6}\.?)?(?=\s*(?:,|;|\Z))")
# Of a paper in the same house: "Ada Lund The Orm Journal"
_OTHER_OUTLET = lazy(
    r"(?<=\w) The (?:[A-Z][\w-]+ ){1,3}(?:Journal|Times|News|Post|Herald|Tribune|Gazette|Star|Press|Sun)\Z"
)
_APART = lazy(r";|/|\s--\s")
_BRACKETS = lazy(r"\([^()]{0,80}\)")  # agencies, places, addresses
_NOBODY = frozenset(("our", "a", "an", "own", "the", "unser", "unserem", "unserer", "notre", "nuestro", "from"))
_LABELS = frozenset(("author", "autor", "autorin"))  # beside a name they say nothing of the person
_SMALL = frozenset(("the", "of", "and", "for"))
_ABBREVIATED = lazy(r"(?:[A-Z]\.?){2}|[A-Z][a-z]{1,4}\.?")


def export_authors(text: str, outlet: str = "") -> list[str] | None:
    """The names of a byline, without the outlet, roles, addresses, and those who only helped; None if there are none.

    >>> export_authors("By ANA MORI; Bo Lie contributed research."), export_authors("Lund, Ada"), export_authors("")
    (['ANA MORI'], ['Ada Lund'], None)
    >>> export_authors("Ada Lund, The Orm Gazette, Vansund, N.C.", "Orm Gazette (North Carolina)")
    ['Ada Lund']
    >>> export_authors("BY ADA LUND and BO LIE ORM DAILY MAIL", "Daily Mail (Orm)"), export_authors("From wire reports")
    (['ADA LUND', 'BO LIE'], None)
    """
    from newsclean.text.names.person_names import split_names

    known = _outlet_words(outlet)
    parts = _APART.split(_SPECIAL.sub("", _CONTACT.sub(" ; ", _BRACKETS.sub(" ", text))))
    named = [name for part in parts for name in _before_outlet(part, outlet, known)]
    return [name for name in split_names(named) if _is_author(name, outlet, known)] or None


def _outlet_words(outlet: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(outlet)) - _SMALL


def _words(text: str) -> list[str]:
    return [word for found in _WORD.findall(text) if (word := found.casefold()) not in _SMALL]


def _before_outlet(part: str, outlet: str, known: frozenset[str]) -> list[str]:
    """The pieces between commas up to the outlet, behind which its place stands; roles are left out."""
    core = _core(outlet)
    at = part.casefold().find(core.casefold()) if len(core) > 4 and " " in core else -1
    if at > 0:
        part = " ".join(_without_end(part[:at].strip(" ,-").split(), known))
    if _HELPED.search(part):
        return []
    pieces = part.split(",")
    if len(pieces) == 2 and all(len(piece.split()) == 1 for piece in pieces) and not _roles() & {*_words(part)}:
        return [part]  # "Lund, Ada"
    kept: list[str] = []
    for at, piece in enumerate(pieces):
        words = _words(piece)
        if words and known.issuperset(words) and (at or len(words) > 1 or words == _words(core)):
            break
        if not (at and _roles().intersection(words) and len(words) < 5):
            kept.append(_without_roles(_REPORTED.sub("", piece.strip()), known))
    return [", ".join(filter(None, kept))]


def _core(outlet: str) -> str:
    """The name of an outlet without its place: "The Orm Gazette (Vansund)"."""
    return re.sub(r"\Athe ", "", _PLACE_OF.sub("", outlet), flags=re.IGNORECASE).strip()


def _without_roles(text: str, known: frozenset[str]) -> str:
    """A piece without the role at its end, and without the outlet before it: "Ada Lund Mail Staff Writer"."""
    from newsclean.text.names.person_names import without_prefix

    words = without_prefix(_DATELINED.sub("", text)).split()
    named = len(words)
    while words and words[-1].strip(".,").casefold() in _roles():
        words.pop()
    roles = named - len(words)
    if roles and (len(words) < 2 or words[0].casefold() in _NOBODY):
        return ""  # "Our Reporter", "Herald staff"
    short = _without_end(words, known)
    return _OTHER_OUTLET.sub("", " ".join(short if roles or len(words) - len(short) > 1 else words))


def _without_end(words: list[str], known: frozenset[str]) -> list[str]:
    """The words without those of the outlet at their end; two are left, as they are a name."""
    end = len(words)
    while end > 2 and known.union(_SMALL).issuperset(_WORD.findall(words[end - 1].casefold())):
        end -= 1
    return words[:end]


@cache
def _roles() -> frozenset[str]:
    """Roles in the singular and plural, and the words before them: "Staff Writers"."""
    named = {role.casefold() for role in data_table("bylines.toml")["roles"]} - _LABELS
    return frozenset({*named, *(f"{role}s" for role in named)})


def _is_author(name: str, outlet: str, known: frozenset[str]) -> bool:
    """Is it a name, and not the outlet, the newsroom, or the short form of a state?"""
    words = _words(name)
    if not words or (known and known.issuperset(words) and len(words) > 1):
        return False
    if words == _words(_core(outlet)) or (len(words) == 1 and name.islower()):
        return False
    newsroom = data_table("exports.toml")["bylines"]
    folded = name.casefold()
    if words[-1] in newsroom["newsroom"] or folded in newsroom["nobody"] or _roles().intersection(words):
        return False
    return not (len(words) == 1 and _ABBREVIATED.fullmatch(name) and folded.strip(".") in newsroom["states"])
