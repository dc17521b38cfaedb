"""The words of a language with which rates are built: "per", "a", "every", "on the month"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from newsclean.core.lazy_regex import lazy

GAP = 4  # words between a figure and "per": "8 tonnes of carbon dioxide per head"


@dataclass(frozen=True, slots=True)
class RateWords:
    """The words of a language with which rates are built; each may be empty."""

    joint: re.Pattern[str]  # from the end of a figure to its base: groups per, every, a, change
    signs: tuple[str, ...]  # what a joint has in it, which is looked for first
    direct: tuple[str, ...]  # beginnings of a joint right behind a figure
    per: frozenset[str]  # heads, persons, capita: one person
    apiece: frozenset[str]  # nouns that "a" makes a base of: "$12 a ticket"
    adverbs: dict[str, str]  # "daily" = day
    not_behind: frozenset[str]  # "a day later" is not a rate
    close: frozenset[str]  # those of `per` that are prepositions of place and price too: only a unit right behind
    timeless: frozenset[str]  # those of `per` that are not a rate before a time: "за год" is "within a year"
    units_only: bool  # "per" has other uses: only numbers and units are bases
    costs: frozenset[str]  # verbs between one of a unit and its price: "der Liter kostet 1,79 Euro"
    priced: frozenset[str]  # "the price of", before one of a unit, where no verb need stand: Arabic "سعر"
    compared: re.Pattern[str]  # "year on year", "from a year earlier": group 1 is the unit


def rate_words(own: dict[str, Any]) -> RateWords | None:
    """The words of [rate] in a language's table; None where it has none."""
    if not own:
        return None
    stop = "|".join(own.get("stop", "").split())
    apart = rf"(?!(?:{stop})[ -])" if stop else ""
    gap = rf"(?P<gap>(?: {apart}[^\W\d_][^\W\d_’'-]*+){{0,{GAP}}}?)"
    kinds = "|".join(rf"(?P<{kind}>{'|'.join(own[kind])})" for kind in ("every", "change", "per", "a") if own.get(kind))
    adverbs = own.get("adverbs", {})
    daily = rf"(?P<adverb>{'|'.join(adverbs)})(?![^\W_]| (?:1[5-9]|20)\d\d)|" if adverbs else ""
    return RateWords(
        joint=lazy(rf"(?P<stroke>/)(?=[^\W_])|{gap}[ -](?:{daily}(?:{kinds})(?=[ -]))"),
        signs=tuple(own.get("signs", "").split("|")) if own.get("signs") else ("",),
        direct=tuple(own["direct"].split("|")) if own.get("direct") else (),
        per=frozenset(own.get("person", "").split()),
        apiece=frozenset(own.get("apiece", "").split()),
        adverbs=adverbs,
        not_behind=frozenset(own.get("not_behind", "").split()),
        close=frozenset(own.get("close", "").split()),
        timeless=frozenset(own.get("timeless", "").split()),
        units_only=bool(own.get("units_only")),
        costs=frozenset(own.get("costs", "").split()),
        priced=frozenset(own.get("priced", "").split()),
        compared=lazy(own.get("compared", "(?!)")),
    )
