"""Authors' names from declared and printed bylines: without "By", addresses, roles and handles, each name once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from newsclean.core.lazy_regex import lazy
from newsclean.text.names.agencies import byline_agencies
from newsclean.text.names.label_tables import byline, byline_set
from newsclean.text.names.role_labels import names_by_role
from newsclean.text.scripts import EAST_ASIAN, script_class
from newsclean.text.string_forms import squash, tidy

MANY = 20  # names: more are a list of staff
SHORTEST = 2  # letters of a name that stands beside another in a list
LONG = 70  # characters: the longest name on the labelled pages has 43 letters
_ADDRESS = lazy(r"\(?\b(?:https?://|www\.)\S{1,300}|\S{1,64}@\S{1,100}|(?<!\w)@\w{1,40}", re.IGNORECASE)
_BRACKET = lazy(r"\s*[(\[（【<{][^()\[\]（）【】<>{}]{0,80}[)\]）】>}]")
_PLACE = lazy(r"\s(?:in|aus|à|en) [^\W\d_a-z][\w’'.-]*(?: [^\W\d_a-z][\w’'.-]*){0,2} ?\Z")
_FOR = lazy(r"\s(?:for|of|at|from|für|pour|para|per|dla|bei) (?:the |The )?[^\W\d_a-z].{1,60}\Z")
_HARD = lazy(r"\s*(?:[;|•·、／\n/]|\s[-–—]+\s|,\s?(?:and|und|et|y|e|en|og|och|и|και)\s|\s&\s)\s*")
_DIGITS = lazy(r"\d")
_WIDE = lazy(rf"[{script_class(*EAST_ASIAN)}][{script_class(*EAST_ASIAN)}\s·]{{1,9}}")


@cache
def _prefix() -> re.Pattern[str]:
    forms = "|".join(re.escape(p) + ("" if p[-1] in ":：/／者" else r"(?=[\s:])") for p in byline("prefixes"))
    return re.compile(rf"(?:{forms})[\s:：]*", re.IGNORECASE)


@cache
def _joiner() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{'|'.join(map(re.escape, byline('joiners')))})\s|\s?&\s?", re.IGNORECASE)


def without_prefix(text: str) -> str:
    """The text without the words before names; the same text if there are none.

    >>> without_prefix("By Jane Doe"), without_prefix("Ein Kommentar von Eva Muster"), without_prefix("Byron Bay")
    ('Jane Doe', 'Eva Muster', 'Byron Bay')
    """
    for _ in range(2):  # "Author: By Jane Doe"
        match = _prefix().match(text)
        if not match or match.end() == len(text):
            break
        text = text[match.end() :]
    return text.strip()


def split_names(values: Iterable[str], *, shaped: bool = False, outlet: str | None = None) -> tuple[str, ...]:
    """The names in declared or printed bylines, in order, each once.

    With `shaped`, a piece must look like a person's name (a printed line may be anything); without, whatever is not
    an address, a role or an account of the content system is accepted. `outlet` is never an author.

    >>> split_names(["By JANE DOE and Ali Khan, Staff Writer"]), split_names(["https://example.org/jane", "admin"])
    (('JANE DOE', 'Ali Khan'), ())
    >>> split_names(["Doe, Jane"]), split_names(["记者 王小明 李雷"]), split_names(["Read more"], shaped=True)
    (('Jane Doe',), ('王小明', '李雷'), ())
    """
    found: dict[str, str] = {}
    for value in values:
        for name in _pieces(value, shaped):
            key = squash(name)
            if not key or key in found or (outlet and key == squash(outlet) and shaped):
                continue
            if shaped and name.isupper() and any(not one.isupper() for one in found.values()):
                continue  # "Jane Doe, BORDER NEWS": capitals after a name are another thing
            if is_person(name) if shaped else _believed(name):
                found[key] = name
            if len(found) >= MANY:
                return tuple(found.values())
    return tuple(found.values())


def _pieces(value: str, shaped: bool) -> Iterable[str]:
    text = tidy(_ADDRESS.sub(" ", value[:1000]))
    if text is None:
        return
    if (labelled := names_by_role(text)) is not None:
        yield from labelled
        return
    text = _BRACKET.sub("", without_prefix(text))
    if not shaped and any(len(squash(part)) < SHORTEST for part in text.split(" & ")):
        yield text  # "Kabel & i" is a magazine
        return
    for hard in _HARD.split(text):
        parts = _joiner().split(hard)
        if len(parts) > 1 and _is_role(parts[0]):
            continue  # "Digital Editor and Master Gardener": what follows a role is also a role
        for part in parts:
            yield from _commas(part.strip(" .,:–—-"), shaped)


def _commas(text: str, shaped: bool) -> Iterable[str]:
    """Names separated by commas; "Doe, Jane" is one name; a role or a place after a name is dropped.

    In a printed line an agency after a comma is where the person works; after "and" it is an author.
    """
    parts = [p.strip() for p in re.split(r"[,，]", text) if p.strip()]
    if len(parts) == 2 and all(len(p.split()) == 1 and p[0].isupper() for p in parts) and not _is_role(parts[1]):
        parts = [f"{parts[1]} {parts[0]}"]
    for at, part in enumerate(parts):
        if at and shaped and agency_among([part]):
            continue
        name = _FOR.sub("", _PLACE.sub("", without_prefix(part))).strip(" .,:–—-*")
        if _WIDE.fullmatch(name) and " " in name:
            yield from (one for one in name.split() if one not in byline_set("suffixes"))
        elif name and not (_is_role(name) and len(parts) > 1):
            yield name


def _is_role(piece: str) -> bool:
    """Is one of the words a role, or does it end in one ("Wirtschaftsredakteur")?"""
    for word in piece.split():
        bare = word.strip(".,:").casefold()
        if bare in byline_set("roles") or bare.endswith(_long_roles()):
            return True
    return False


@cache
def _long_roles() -> tuple[str, ...]:
    return tuple(role for role in byline("roles") if len(role) >= 8)


def is_outlet(piece: str) -> bool:
    """Does the piece end like the name of an outlet or newsroom?

    >>> is_outlet("Postmedia News"), is_outlet("鉅亨網"), is_outlet("Jane Doe")
    (True, True, False)
    """
    last = next(reversed(piece.casefold().split()), "")
    if last in byline_set("outlets"):
        return last != piece.casefold() or not last.isascii()
    return bool(_WIDE.search(last)) and last.endswith(byline("outlets"))


def _believed(name: str) -> bool:
    return len(name) <= LONG and name.casefold() not in byline_set("nobody") and any(map(str.isalpha, name))


def without_outlet(found: tuple[str, ...], sites: frozenset[str]) -> tuple[str, ...]:
    """The names without the site's name after them.

    >>> without_outlet(("Jane Doe BTN", "Border Times"), frozenset({"btn", "bordertimes"}))
    ('Jane Doe', 'Border Times')
    """
    cut = (name.rsplit(maxsplit=1) if len(name.split()) > 2 else [name] for name in found)
    return tuple(parts[0] if len(parts) > 1 and squash(parts[1]) in sites else " ".join(parts) for parts in cut)


def is_person(name: str) -> bool:
    """Could the piece be the name of a person (or a known agency), by its shape?

    >>> is_person("Jane van der Berg"), is_person("Татьяна ЛОГИНОВА"), is_person("王小明"), is_person("Reuters")
    (True, True, True, True)
    >>> is_person("Read more stories"), is_person("Politics"), is_person("May 2011")
    (False, False, False)
    """
    if name.casefold() in byline_agencies():
        return True
    if _DIGITS.search(name) or len(name) > 45 or not _believed(name) or _is_role(name) or is_outlet(name):
        return False
    if any(word.strip(".,:").casefold() in byline_set("unnames") - byline_set("particles") for word in name.split()):
        return False
    if _WIDE.fullmatch(name):
        return 2 <= len(name) <= 4
    parts = name.split()
    if len(parts[0]) > 2 and parts[0].isupper() and not name.isupper() and "." not in parts[0]:
        return False  # "BBC Scotland"; in "Anna PETROVA" the surname is what stands in capitals
    capital = [part for part in parts if part[0].isupper()]
    rest = [part for part in parts if not part[0].isupper()]
    small = all(part.casefold() in byline_set("particles") for part in rest)
    return 2 <= len(parts) <= 5 and len(capital) >= 2 and small and parts[-1] in capital and _lettered(name)


def _lettered(name: str) -> bool:
    return all(c.isalpha() or c in " .'’‘-" or not c.isascii() for c in name)


def agency_among(names: Iterable[str | None]) -> str | None:
    """The first of the names that is a news agency.

    >>> agency_among(["Jane Doe", "Reuters"]), agency_among(["Jane Doe"])
    ('Reuters', None)
    """
    return next((name for name in names if name and name.casefold() in byline_agencies()), None)
