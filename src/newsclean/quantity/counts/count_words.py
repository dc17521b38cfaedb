"""The words of a language for counts that are no plain number: the entries of [counts] in its table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from newsclean.core.lazy_regex import lazy

GAP = 2  # words between the first number of a share and the word that joins the second: "un jeune Français sur cinq"


@dataclass(frozen=True, slots=True)
class CountWords:
    """The entries of [counts]; each may be empty."""

    vague: Mapping[str, int]  # in the plural: "centaines", "Hunderte"
    collective: Mapping[str, int]  # "une vingtaine", "ein Dutzend"
    portion: Mapping[str, Fraction]  # "la mitad", "jeder dritte"
    joint: re.Pattern[str]  # between one of these and what it counts: "de", "d'"
    among: re.Pattern[str] | None  # between the two numbers of a share, and the second: "sur cinq"
    signs: tuple[str, ...]  # what is in each of these, which is looked for first
    among_ends: tuple[str, ...]  # endings of the second, in a language that joins them by case
    under_first: (
        re.Pattern[str] | None
    )  # the whole first: Turkish "beş öğrenciden biri"; its group is the second number
    over: Mapping[str, int]  # forms of that number that no other count has: "biri"
    points: frozenset[str]  # behind half or a quarter: "meio ponto"
    point_halves: tuple[str, ...]  # behind a number: " points et demi"
    amounts: Mapping[str, tuple[str, str, str | None]]  # value, kind and unit of words that have all: "hora y media"
    not_before: frozenset[str]  # signs that make another word of these, before and behind them: 上半年, 半年報
    not_behind: frozenset[str]
    dozen: re.Pattern[str]  # behind a number, in a script without spaces: "2ダース"


def count_words(own: Mapping[str, Any]) -> CountWords:
    """The words of [counts] in a language's table.

    >>> words = count_words({"vague": {"100": "centaines"}, "joint": "de d['’]", "among": "sur"})
    >>> words.vague, words.among.match(" sur cinq")["n"], words.joint.match(" d’oiseaux")[0]
    ({'centaines': 100}, 'cinq', ' d’')
    >>> count_words({}).among is None
    True
    """
    joint = "|".join(str(own.get("joint", "")).split()) or "(?!)"
    among, ends = str(own.get("among", "")), tuple(str(own.get("among_ends", "")).split())
    return CountWords(
        vague=_values(own, "vague"),
        collective=_values(own, "collective"),
        portion={word: Fraction(key) for key, words in own.get("portion", {}).items() for word in words.split("|")},
        joint=lazy(rf" (?:{joint})(?:(?<=['’])| )"),
        among=_among(among) if among or ends else None,
        signs=tuple(f" {phrase} " for phrase in among.split("|")) if among else ("",),
        among_ends=ends,
        under_first=lazy(own["under_first"]) if "under_first" in own else None,
        over=_values(own, "over"),
        points=frozenset(str(own.get("points", "")).split()),
        point_halves=tuple(f" {phrase}" for phrase in own.get("point_halves", "").split("|") if phrase),
        amounts=_amounts(own.get("amounts", {}), ("", *own.get("amounts_joined", "").split())),
        not_before=frozenset(own.get("not_before", "")),
        not_behind=frozenset(own.get("not_behind", "")),
        dozen=lazy(own.get("dozen", "(?!)")),
    )


def _amounts(rows: Mapping[str, str], joined: tuple[str, ...]) -> dict[str, tuple[str, str, str | None]]:
    """The words of [counts.amounts], each by itself and with what is written to it: Arabic "وعامين".

    >>> _amounts({"2 duration day": "يومين"}, ("", "و"))
    {'يومين': ('2', 'duration', 'day'), 'ويومين': ('2', 'duration', 'day')}
    """
    found: dict[str, tuple[str, str, str | None]] = {}
    for row, phrases in rows.items():
        value, kind, unit = (*row.split(), "", "")[:3]
        found |= {f"{head}{phrase}": (value, kind, unit or None) for phrase in phrases.split("|") for head in joined}
    return found


def _values(own: Mapping[str, Any], key: str) -> dict[str, int]:
    return {word: int(value) for value, words in own.get(key, {}).items() for word in words.split()}


def _among(phrases: str) -> re.Pattern[str]:
    gap = rf"(?: [^\W\d_]++){{0,{GAP}}}?" if phrases else ""
    joined = f" (?:{phrases})" if phrases else ""
    return lazy(rf"(?P<gap>{gap}){joined} (?P<n>\d{{1,3}}(?![\d:%]|[.,]\d|[^\W_])|[^\W\d_]++)")
