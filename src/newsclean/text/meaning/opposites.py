"""Words of one text whose opposites another text of its language has: "genehmigt" and "abgelehnt"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from newsclean.text.language_pack import LanguagePack, default_pack, language_pack

LONGEST = 2_000  # characters of a text that are read, as of all statements
BETWEEN = r"\s((?:[^\s.,;:!?]+\s){0,8}?)"  # the two parts of a verb: "lehnte den Bau der Brücke ab"
MARK = "§"  # opens what stands for a word that has an opposite: §de2+


class _Opposites(NamedTuple):
    one: re.Pattern[str]
    other: re.Pattern[str]


def _foreign(lang: str) -> LanguagePack | None:
    pack = language_pack(lang)
    return None if pack is default_pack() else pack


def without_opposites(one: str, other: str, lang: str) -> tuple[str, str] | None:
    """Two texts of a language without the words by which they are opposed; None where they are not.

    A text with both words says nothing of either: "the vote was first rejected, then approved". English has a table of
    its own, of stems, in data/claims/paraphrase.toml.

    >>> without_opposites("Der Rat hat den Etat gebilligt.", "Der Rat hat den Etat abgelehnt.", "de")
    ('Der Rat hat den Etat  .', 'Der Rat hat den Etat  .')
    >>> without_opposites("市议会批准了新桥计划。", "市议会否决了新桥计划。", "zh")
    ('市议会了新桥计划。', '市议会了新桥计划。')
    >>> without_opposites("Der Rat hat den Etat gebilligt.", "Der Rat hat den Etat beraten.", "de") is None
    True
    """
    pack = _foreign(lang)
    if pack is None:
        return None
    one, other = (text[:LONGEST] for text in (one, other))
    for pair in _opposites(pack.code):
        for mine, theirs in (pair, pair[::-1]):
            if mine.search(one) and theirs.search(other) and not (mine.search(other) or theirs.search(one)):
                gap = " " if pack.spaced else ""
                return _replaced(mine, one, gap), _replaced(theirs, other, gap)
    return None


def mark_opposites(text: str, lang: str) -> str:
    """A text of a language with a mark in place of each word that has an opposite; see `opposite_mark`.

    >>> mark_opposites("Der Rat hat den Etat gebilligt.", "de"), mark_opposites("Der Rat tagte.", "de")
    ('Der Rat hat den Etat  §de2+ .', 'Der Rat tagte.')
    """
    pack = _foreign(lang)
    if pack is None:
        return text
    text = text[:LONGEST].replace(MARK, " ")
    for at, pair in enumerate(_opposites(pack.code)):
        for sign, side in zip("+-", pair, strict=True):
            text = _replaced(side, text, f" {MARK}{pack.code}{at}{sign} ")
    return text


def _replaced(pattern: re.Pattern[str], text: str, by: str) -> str:
    """A text with something else in place of words, but for what stands between the two parts of a verb."""
    return pattern.sub(lambda met: by + "".join(filter(None, met.groups())), text)


def opposite_mark(mark: str) -> str | None:
    """The mark of the opposite; None for a word that is no mark.

    >>> opposite_mark("§de2+"), opposite_mark("§de2-"), opposite_mark("rat")
    ('§de2-', '§de2+', None)
    """
    return mark[:-1] + ("-" if mark[-1] == "+" else "+") if mark.startswith(MARK) else None


@cache
def _opposites(lang: str) -> list[_Opposites]:
    pack = _foreign(lang)
    if pack is None:
        return []
    lines = str(pack.table("claims").get("opposites", "")).strip().splitlines()
    sides = (line.split(" / ") for line in lines)
    return [_Opposites(*(_pattern(side, spaced=pack.spaced) for side in both)) for both in sides]


def _pattern(side: str, *, spaced: bool) -> re.Pattern[str]:
    """Any of some words; in scripts whose vowels are signs of their own a word ends at a space or a stop only."""
    words = sorted(filter(None, map(str.strip, side.split("|"))), key=len, reverse=True)
    if not spaced:
        return re.compile("|".join(map(re.escape, words)))
    joined = "|".join(
        re.escape(word).replace(r"\*", r"[^\s.,;:!?…।»”\")]*").replace(r"\ \~\ ", BETWEEN) for word in words
    )
    return re.compile(rf"(?<![^\s(«“\"„'’،-])(?:{joined})(?![^\s.,;:!?…।»”\")،-])", re.IGNORECASE)
