"""The phrases of time of a language, from the table [time] of its data: "letztes Jahr", "dritten Quartal", "去年"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from newsclean.core.lazy_regex import lazy

SEASONS = ("spring", "summer", "autumn", "winter")
UNITS = ("year", "month", "week", "quarter", "decade", "weekend", "day", *SEASONS)
STEPS = (("last", -1), ("this", 0), ("next", 1))
FAR = (("before_last", -2), ("after_next", 2))
ROMAN = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI"
NEVER = "(?!)"
YEAR = r"(?:1[5-9]|20)\d{2}(?!\d|[.,]\d|%)"


class BareSeasons(NamedTuple):
    """The words by which a season without a year is one near the article: "im Herbst", "осенью"."""

    before: tuple[str, ...]  # " im ", " l'"
    alone: frozenset[str]
    behind: tuple[str, ...]  # what follows by which it is one: "に"
    unless: frozenset[str]
    cued: frozenset[str]  # only with a verb of the future: "in the fall"
    ahead: tuple[str, ...]  # words before it that are of the future: Danish " til "
    doubtful: frozenset[str]  # other words too: "i vår", which is "in our"


class Ahead(NamedTuple):
    """The words that count a length of time from today, "dans", "kuluttua", each with the least direction of the verb.

    That is -1 for words that say it by themselves, 0 for those that a verb in the past contradicts, and 1 for those
    that are of the future only with a verb that is.
    """

    before: dict[str, int]
    behind: dict[str, int]
    unless_before: re.Pattern[str]
    unless_behind: re.Pattern[str]


@dataclass(slots=True)
class TimePhrases:
    """The meanings of phrases, by their lower-case text, and patterns for those with a number in them."""

    phrases: dict[str, tuple[str, int | None]]  # unit and step; None: a base of comparison ("同比")
    parts: dict[str, tuple[str, int]]  # a quarter, half or century, and which
    units: dict[str, str]
    numbers: dict[str, int]
    directions: dict[str, int]  # words before "N units": -1 of the past, 1 of the future, 0 "the first N"
    counted: re.Pattern[str]  # behind such a word: the number and the unit
    behind: re.Pattern[str]  # behind a number: "derniers mois"
    ago: tuple[tuple[str, ...], re.Pattern[str]]
    ahead: Ahead
    ends: frozenset[str]  # "Ende des Jahres", of this year unless the sentence is past
    begins: frozenset[str]  # "Anfang der Woche", of this one
    after_unit: frozenset[str]  # "dernière", "الماضي", behind a unit
    digits: re.Pattern[str]  # behind digits: century, decade, quarter or half, year
    decade_before: frozenset[str]
    seasons: dict[str, str]  # "Sommer" before a year
    bare_seasons: BareSeasons
    season_joints: frozenset[str]  # between a year and the season behind it: "の", " की "
    anchored: dict[str, tuple[str, int]]  # unit and step from another date of the text: "am Tag darauf", "翌日"
    weekends: frozenset[str]  # "am Wochenende", the last or the next
    written: frozenset[str]  # the two kinds before as they are written, where a noun has a capital
    not_after: dict[str, frozenset[str]]  # a word of time, and the words behind which it is another one
    period_joints: frozenset[str]  # between a month and its year: " des ", " de l'", and nothing in Chinese
    orders: dict[str, int]  # "first" to "fourth", and "last" as -1
    nth: dict[str, int]  # before a day of the month: Korean "지난 15일" is past (-1), "오는 3일" to come (1)
    year_first: bool  # whether the year stands before its month: Turkish "2023 yılının ekim ayında"
    then: tuple[re.Pattern[str], re.Pattern[str]]  # behind a duration: "später", and "zuvor"

    @property
    def known(self) -> bool:
        """Whether the language has any phrases."""
        return bool(self.phrases)

    def starters(self) -> set[str]:
        """The words at which a reference may begin."""
        words = self.phrases.keys() | self.parts.keys() | self.directions.keys() | self.seasons.keys()
        words |= self.nth.keys()
        return words | self.anchored.keys() | self.written


def time_phrases(time: dict[str, Any], small: dict[str, int], *, spaced: bool) -> TimePhrases:
    """The phrases of the [time] of a language; English has none there, its times are read by time/word_dates.py."""
    units, seasons = ({form: name for name in names for form in entry_words(time, name)} for names in (UNITS, SEASONS))
    directions = dict.fromkeys(entry_words(time, "first"), 0) | _signed(time, "stretch_past", "stretch_next")
    numbers = {**small, **time.get("numbers", {})}
    number, unit = rf"(?P<n>\d{{1,3}}|{_any(numbers)})", rf"(?P<u>{_any(units)})"
    counted = rf" ?{number} ?{unit}" if not spaced else rf" {number} {unit}(?![^\W_])"
    behind = rf" (?P<a>{_any(directions)}) {unit}(?![^\W_])" if time.get("stretch_after") else NEVER
    return TimePhrases(
        phrases=dict(_phrases(time)),
        parts=dict(_parts(time)),
        units=units,
        numbers=numbers,
        directions=directions,
        counted=lazy(counted, re.IGNORECASE),
        behind=lazy(behind, re.IGNORECASE),
        ago=_ago(time, spaced=spaced),
        **_to_come(time),
        digits=_digits(time, spaced=spaced),
        decade_before=frozenset(entry_words(time, "decade_before")),
        seasons=seasons,
        anchored=_anchored(time),
        weekends=frozenset(phrase.lower() for phrase in _weekends(time)),
        written=_written(time),
        not_after={word: frozenset(others.split()) for word, others in time.get("not_after", {}).items()},
        period_joints=frozenset(time.get("period_joints", " " if spaced else "").split("|")),
        orders=_orders(time),
        nth=_signed(time, "nth_past", "nth_next"),
        year_first=bool(time.get("year_first")),
        then=(_behind(time, "later_behind"), _behind(time, "earlier_behind")),
    )


def _ago(time: dict[str, Any], *, spaced: bool) -> tuple[tuple[str, ...], re.Pattern[str]]:
    ago = _any(entry_words(time, "ago_after"))
    after = rf" (?:{ago})(?![^\W_])" if spaced else rf"以?前| ?(?:{ago})(?!\w)"
    return tuple(entry_words(time, "ago_before")), lazy(after, re.IGNORECASE)


def _ahead(time: dict[str, Any]) -> Ahead:
    found: tuple[dict[str, int], dict[str, int]] = ({}, {})
    for least, sureness in ((-1, "sure"), (0, "open"), (1, "cued")):
        for side, place in zip(found, ("before", "behind"), strict=True):
            side.update(dict.fromkeys(entry_words(time, f"ahead_{place}_{sureness}"), least))
    unless = (lazy(time.get(key) or NEVER) for key in ("ahead_unless_before", "ahead_unless_behind"))
    return Ahead(*found, *unless)


def _to_come(time: dict[str, Any]) -> dict[str, Any]:
    return {
        "ahead": _ahead(time),
        "bare_seasons": _bare_seasons(time),
        "season_joints": frozenset(time["season_joints"].split("|") if "season_joints" in time else ()),
        "ends": frozenset(form for forms in time.get("ends", {}).values() for form in forms.split("|")),
        "begins": frozenset(form for forms in time.get("begins", {}).values() for form in forms.split("|")),
        "after_unit": frozenset(w for key, _ in (*STEPS, *FAR) for w in entry_words(time, f"{key}_after")),
    }


def _bare_seasons(time: dict[str, Any]) -> BareSeasons:
    before, ahead = (
        tuple(f" {word}" if word[-1] == "'" else f" {word} " for word in entry_words(time, f"season_{key}"))
        for key in ("before", "ahead")
    )
    alone, unless, cued, doubtful = (
        frozenset(entry_words(time, f"season_{key}")) for key in ("alone", "unless", "cued", "doubtful")
    )
    behind = tuple(str(time.get("season_behind", "\0")).split("|"))
    return BareSeasons(before, alone, behind, unless, cued, ahead, doubtful)


def _orders(time: dict[str, Any]) -> dict[str, int]:
    first_to_fourth = {word: place for place in (1, 2, 3, 4) for word in entry_words(time, f"order{place}")}
    return first_to_fourth | dict.fromkeys(entry_words(time, "last"), -1)


def _signed(time: dict[str, Any], past: str, ahead: str) -> dict[str, int]:
    return dict.fromkeys(entry_words(time, past), -1) | dict.fromkeys(entry_words(time, ahead), 1)


def _anchored(time: dict[str, Any]) -> dict[str, tuple[str, int]]:
    ways = {phrase.lower(): way.split() for phrase, way in time.get("anchored", {}).items()}
    return {phrase: (unit, int(step)) for phrase, (unit, step) in ways.items()}


def _written(time: dict[str, Any]) -> frozenset[str]:
    phrases = (*time.get("anchored", {}), *_weekends(time))
    return frozenset(form for each in phrases for form in (each, each.lower(), each[0].upper() + each[1:]))


def _weekends(time: dict[str, Any]) -> list[str]:
    return str(time["weekends"]).split("|") if "weekends" in time else []


def _behind(time: dict[str, Any], key: str) -> re.Pattern[str]:
    return re.compile(rf" (?:{time.get(key) or NEVER})(?![^\W_])", re.IGNORECASE)


def entry_words(time: dict[str, Any], key: str) -> list[str]:
    """The words of an entry, "_" for a space; none if the language lacks it."""
    return [word.replace("_", " ") for word in str(time.get(key, "")).split()]


def _any(forms: Any) -> str:
    return "|".join(sorted(map(re.escape, forms), key=len, reverse=True)) or NEVER


def _phrases(time: dict[str, Any]) -> Iterator[tuple[str, tuple[str, int | None]]]:
    plural = set(entry_words(time, "plural"))  # "in den letzten Jahren" is not a year
    for unit in UNITS:
        for form in entry_words(time, unit):
            if form in plural:
                continue
            for key, step in (*STEPS, *FAR):
                for word in entry_words(time, key):
                    yield (f"{word}{form}" if word[-1] in "'’" else f"{word} {form}"), (unit, step)
                for word in entry_words(time, f"{key}_after"):
                    yield f"{form} {word}", (unit, step)
    for unit, forms in (*time.get("ends", {}).items(), *time.get("begins", {}).items()):
        yield from ((form, (unit, 0)) for form in forms.split("|"))
    for phrase, meaning in time.get("words", {}).items():
        unit, step_ = meaning.split()
        yield phrase, (unit, None if step_ == "?" else int(step_))


def _parts(time: dict[str, Any]) -> Iterator[tuple[str, tuple[str, int]]]:
    for unit in ("quarter", "half"):
        for form in entry_words(time, f"parts_{unit}"):
            for number in range(1, 5 if unit == "quarter" else 3):
                for word in entry_words(time, f"order{number}"):
                    yield f"{word} {form}", (unit, number)
    for number, roman in enumerate(ROMAN.split(), 1):
        for form in str(time.get("century_roman", "")).split("|"):
            for suffix in ("", "e", "ème", "º") if form else ():
                yield f"{roman}{suffix} {form}".lower(), ("century", number)
        for form in entry_words(time, "century_roman_before"):
            yield f"{form} {roman}".lower(), ("century", number)
    yield from _decades(time)
    for phrase, meaning in time.get("parts", {}).items():
        unit, which = meaning.split()
        yield phrase, (unit, int(which))


def _decades(time: dict[str, Any]) -> Iterator[tuple[str, tuple[str, int]]]:
    """From the twenties on, parted by |, each with its forms, parted by commas."""
    for place, forms in enumerate(str(time.get("decades", "")).split("|"), 2):
        yield from ((form, ("decade", 10 * place)) for form in forms.split(",") if form)


def _digits(time: dict[str, Any], *, spaced: bool) -> re.Pattern[str]:
    quarters, halves = _any(entry_words(time, "parts_quarter")), _any(entry_words(time, "parts_half"))
    gap, ends = (" ", r"(?![^\W_])") if spaced else (" ?", "")
    return lazy(
        rf"(?P<century>{time.get('century_behind', NEVER)})|(?P<decade>{time.get('decade_behind', NEVER)})"
        rf"|(?:\.º|\.|er|ère|re|ème|e|º|ª|°|-й|-м|-го|-е)?{gap}(?:(?P<quarter>{quarters})|(?P<half>{halves})){ends}"
        rf"|(?P<year>{time.get('year_behind', NEVER)})",
        re.IGNORECASE,
    )
