"""Words of one text whose opposites another text of its language has: "genehmigt" and "abgelehnt"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from newsclean.claims.extract.language_cues import foreign_pack
from newsclean.claims.statements.statement_options import STATEMENTS


class _Opposites(NamedTuple):
    one: re.Pattern[str]
    other: re.Pattern[str]


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
    pack = foreign_pack(lang)
    if pack is None:
        return None
    one, other = (text[: STATEMENTS.longest] for text in (one, other))
    for pair in _opposites(pack.code):
        for mine, theirs in (pair, pair[::-1]):
            if mine.search(one) and theirs.search(other) and not (mine.search(other) or theirs.search(one)):
                gap = " " if pack.spaced else ""
                return mine.sub(gap, one), theirs.sub(gap, other)
    return None


@cache
def _opposites(lang: str) -> list[_Opposites]:
    pack = foreign_pack(lang)
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
    joined = "|".join(re.escape(word).replace(r"\*", r"[^\s.,;:!?…।»”\")]*") for word in words)
    return re.compile(rf"(?<![^\s(«“\"„'’،-])(?:{joined})(?![^\s.,;:!?…।»”\")،-])", re.IGNORECASE)
