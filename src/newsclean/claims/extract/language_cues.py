"""How a figure is meant in other languages than English, by the words of the language's pack.

English has patterns of its own, which were tried on labelled sentences; these are plain lists of words.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.text.language_pack import LanguagePack, default_pack, language_pack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.quantity.model import Quantity

# No border is a comma of a number.
BORDER = lazy(r"[;!?。；！？،]|:(?=\s)|[,、，](?!\d)|\s[–—-]\s")
HARD = lazy(r"[;!?。；！？]")
WORD = lazy(r"[^\W_][\w’'-]*")
DIGIT = lazy(r"\d")
OUTLOOK = ("target", "forecast", "record", "to_date")
REACH = 200  # code points around a figure that are searched: those of a long sentence
NEAR = 90  # and within which the words of its modality stand, as in English
SHORT = 12  # what stands between a comma and a figure and is shorter belongs to the clause before
DENIED_WORDS = 6  # words between "not" and a figure
DENIED_SIGNS = 12  # the same in scripts without spaces
UNDONE = 16  # code points beside a denial in which a "not" undoes it: "did not deny that"
MOVED_WORDS = 5  # words between a movement and the share by which something moved
BESIDE_WORDS = 2  # words between a preposition and its figure: "from a mere 5 per cent"
LONG = 5  # letters from which a preposition says no more than "compared with"


@cache
def foreign_pack(lang: str) -> LanguagePack | None:
    """The pack of a language that is not the default one; None for that one and for a language without tables.

    >>> foreign_pack("de-AT").code, foreign_pack("en-GB"), foreign_pack("tlh")
    ('de', None, None)
    """
    pack = language_pack(lang)
    return None if pack is default_pack() else pack


def cued_modality(pack: LanguagePack, text: str, start: int, end: int) -> str:
    """The modality of a figure: the first of target, forecast, record and count so far that its clause has a word of.

    >>> german = language_pack("de")
    >>> [cued_modality(german, text, text.index("8"), text.index("8") + 2) for text in (
    ...     "Die Bahn dürfte 82 Millionen kosten.", "Die Bahn kostete 82 Millionen.")]
    ['forecast', 'reported']
    """
    before, after = _clause(text[max(0, start - NEAR) : start], text[end : end + NEAR // 2])
    for kind in OUTLOOK:
        words = pack.claim_pattern(kind)
        if words.search(before) or words.search(after):
            return kind
    return "reported"


def cued_denial(pack: LanguagePack, text: str, start: int, end: int) -> bool:
    """Whether what stands at an offset is denied.

    >>> spanish = language_pack("es")
    >>> [cued_denial(spanish, text, text.index("5"), text.index("5") + 1) for text in (
    ...     "La empresa negó que pagara 5 millones.", "No solo pagó 5 millones.", "No pagó 5 millones.")]
    [True, False, True]
    """
    before = HARD.split(text[max(0, start - REACH) : start])[-1]
    clause, after = BORDER.split(before)[-1], BORDER.split(text[end : end + REACH], maxsplit=1)[0]
    if _is_denied_that(pack, before) or _is_denied_that(pack, after):
        return True
    if pack.claim_words("negated_after") and _denials(pack, after, "negated_after"):
        return True
    return any(_reaches(pack, clause[at:]) for at in _denials(pack, clause, "negated"))


def says_no(pack: LanguagePack, text: str) -> bool:
    """Whether a sentence holds a word that denies.

    >>> dutch = language_pack("nl")
    >>> says_no(dutch, "Hij tekende niet."), says_no(dutch, "Hij tekende niet alleen de wet.")
    (True, False)
    """
    return bool(_denials(pack, text, "negated")) or pack.claim_pattern("denies").search(text) is not None


def cued_role(pack: LanguagePack, text: str, q: Quantity) -> str:
    """The role of a figure: what another is compared with (base), by how much something moved (change), or main.

    >>> from newsclean import find_quantities
    >>> text = "Der Umsatz stieg um 5 Prozent auf 12 Millionen Euro."
    >>> [cued_role(language_pack("de"), text, q) for q in find_quantities(text, lang="de")]
    ['change', 'main']
    >>> text = "Die Quote stieg von 4 Prozent auf 6 Prozent."
    >>> [cued_role(language_pack("de"), text, q) for q in find_quantities(text, lang="de")]
    ['base', 'main']
    """
    before, after = _clause(text[max(0, q.start - NEAR) : q.start], text[q.end : q.end + NEAR])
    if _is_base(pack, before, text[: q.start] + " " + text[q.end :]):
        return "base"
    return "change" if cued_direction(pack, before, after, q) and q.kind in ("percent", "points") else "main"


def cued_direction(pack: LanguagePack, before: str, after: str, q: Quantity) -> int:
    """Which way a figure's clause says that something moved by it: 1 up, -1 down, 0 for neither."""
    if pack.claim_words("to") and _stands_before(pack, "to", before):
        return 0
    found = []
    for kind, way in (("up", 1), ("down", -1)):
        for met in pack.claim_pattern(kind).finditer(before):
            between = len(WORD.findall(before[met.end() :]))
            if between <= MOVED_WORDS and not (q.modifier and between <= 1):  # "more than 5 per cent" moves nothing
                found.append((between, way))
        if pack.claim_pattern(kind).match(after.lstrip(" \xa0-")):
            found.append((0, way))
    return min(found)[1] if found else 0


def direction_of(pack: LanguagePack, text: str, q: Quantity) -> int:
    """The same for a figure in its sentence.

    >>> from newsclean import find_quantities
    >>> text = "Les ventes ont chuté de 5 %."
    >>> direction_of(language_pack("fr"), text, find_quantities(text, lang="fr")[0])
    -1
    """
    return cued_direction(pack, *_clause(text[max(0, q.start - NEAR) : q.start], text[q.end : q.end + NEAR]), q)


def _clause(before: str, after: str) -> tuple[str, str]:
    """What stands before and after a figure in its clause; before a short start of one, the clause before as well."""
    last = BORDER.split(before)[-1]
    return (last if len(last) > SHORT else before), BORDER.split(after, maxsplit=1)[0]


def _is_denied_that(pack: LanguagePack, text: str) -> bool:
    """Whether a verb of denial stands there that nothing undoes: "bestritt nicht, dass"."""
    for met in pack.claim_pattern("denies").finditer(text):
        beside = text[max(0, met.start() - UNDONE) : met.start()], BORDER.split(text[met.end() :][:UNDONE])[0]
        if not any(_denials(pack, part, "negated") for part in beside):
            return True
    return False


def _denials(pack: LanguagePack, text: str, kind: str) -> list[int]:
    """The ends of the words that deny, verbs of denial and "not only" left out."""
    apart = [met.span() for name in ("affirms", "denies") for met in pack.claim_pattern(name).finditer(text)]
    return [
        met.end()
        for met in pack.claim_pattern(kind).finditer(text)
        if not any(start <= met.start() < end for start, end in apart)
    ]


def _reaches(pack: LanguagePack, between: str) -> bool:
    return len(WORD.findall(between)) <= DENIED_WORDS if pack.spaced else len(between) <= DENIED_SIGNS


def _is_base(pack: LanguagePack, before: str, rest: str) -> bool:
    """Whether a figure is what another is compared with; a short preposition needs the level that was moved to."""
    moved = any(pack.claim_pattern(way).search(rest) for way in ("up", "down"))
    words = _stands_before(pack, "base", before) if moved else None
    if words is None:
        return False
    return len(words) >= LONG or any(DIGIT.match(rest, at) for at in _ends(pack, "to", rest))


def _stands_before(pack: LanguagePack, kind: str, before: str) -> str | None:
    """The word of a kind that stands right before a figure, with hardly a word between."""
    for met in pack.claim_pattern(kind).finditer(before, max(0, len(before) - NEAR // 2)):
        between = before[met.end() :]
        if len(WORD.findall(between)) <= BESIDE_WORDS and not DIGIT.search(between):
            return met[0]
    return None


def _ends(pack: LanguagePack, kind: str, text: str) -> Iterator[int]:
    for met in pack.claim_pattern(kind).finditer(text):
        space = re.compile(r"(?:\s+[^\W\d]+)?\s+").match(text, met.end())
        yield space.end() if space else met.end()
