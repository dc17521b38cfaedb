"""Attribution in other languages than English: the source that a sentence names, by the words of its language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.claims.extract.language_cues import BORDER, WORD

if TYPE_CHECKING:
    import re

    from newsclean.text.language_pack import LanguagePack

MOST, FAR = 8, 110  # words of attribution that are tried, and characters that are read for each, as in English
OPENING = 4  # words before the noun or name of a source: "der zuständige", "el propio"
GAP = 3  # words between a source and its verb: "Karl Brandt hat am Montag gesagt"
PARTS = 6  # words that a source's name goes on with


def cued_attribution(pack: LanguagePack, text: str) -> str | None:
    """The source that a sentence names; None when it names none.

    >>> from newsclean.text.language_pack import language_pack
    >>> cued_attribution(language_pack("es"), "Murieron 12 personas, según el Ministerio de Salud.")
    'Ministerio de Salud'
    >>> cued_attribution(language_pack("de"), "Die Bahn kostet 8 Millionen, sagte Karl Brandt am Montag.")
    'Karl Brandt'
    >>> cued_attribution(language_pack("ja"), "政府によると、5人が死亡した。")
    '政府'
    >>> cued_attribution(language_pack("de"), "Die Bahn kostet 8 Millionen.")
    """
    for tried, met in enumerate(pack.claim_pattern("given").finditer(text)):
        who = _after(pack, text, met.end(), given=True) or _before(pack, text, met.start())
        if who or tried == MOST:
            return who
    for tried, met in enumerate(pack.claim_pattern("says").finditer(text)):
        who = _before(pack, text, met.start()) or _after(pack, text, met.end())
        if who or tried == MOST:
            return who
    return None


def _after(pack: LanguagePack, text: str, at: int, *, given: bool = False) -> str | None:
    """The source right behind a word; behind "according to" any noun is one."""
    return _source(pack, BORDER.split(text[at : at + FAR], maxsplit=1)[0], given=given)


def _before(pack: LanguagePack, text: str, at: int) -> str | None:
    """The source before a verb, in its clause."""
    part = BORDER.split(text[max(0, at - FAR) : at])[-1]
    if not pack.spaced:
        return part.strip() if part.strip() and pack.claim_pattern("speaks").search(part) else None
    words = list(WORD.finditer(part))
    rest = part[words[-OPENING - PARTS].start() :] if len(words) > OPENING + PARTS else part
    who = _source(pack, rest)
    behind = rest[rest.find(who) + len(who) :] if who else ""
    return who if len(WORD.findall(behind)) <= GAP else None


def _source(pack: LanguagePack, part: str, *, given: bool = False) -> str | None:
    """The first noun that can speak, or name, of a part of a sentence, with what belongs to it."""
    words = list(WORD.finditer(part))
    for number, word in enumerate(words[: OPENING + 1]):
        noun = pack.claim_pattern("speaks").match(part, word.start())
        if noun or _is_name(pack, words[number : number + 2], given=given):
            return part[word.start() : _end(pack, part, noun.end() if noun else word.end())]
    return None


def _is_name(pack: LanguagePack, words: list[re.Match[str]], *, given: bool) -> bool:
    """Whether a name starts here; where nouns have capitals, only two of them are one."""
    capitals = [word[0][:1].isupper() and not _says_nothing(pack, word[0]) for word in words]
    return capitals[0] and (given or pack.capital_is_name or (len(capitals) > 1 and all(capitals)))


def _says_nothing(pack: LanguagePack, word: str) -> bool:
    return word.lower() in pack.stop_words or word.lower() in pack.calendar


def _end(pack: LanguagePack, part: str, end: int) -> int:
    """Where the name of a source ends that goes on in capitals, or with "of"."""
    for _ in range(PARTS):
        rest = part[end:]
        gap = len(rest) - len(rest.lstrip(" "))
        link = pack.claim_pattern("links").match(rest, gap) if gap and pack.claim_words("links") else None
        word = WORD.match(rest, link.end() + 1 if link else gap)
        if not gap or word is None or _says_nothing(pack, word[0]):
            return end
        if not link and not word[0][:1].isupper():
            return end
        end += word.end()
    return end
