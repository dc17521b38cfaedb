"""A language for the scanner: dicts of words, and the pattern of positions where a quantity may begin."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.counts.count_words import CountWords
from newsclean.quantity.grammar import Grammar
from newsclean.quantity.numbers.compounds import NumberWords
from newsclean.quantity.numbers.han_digits import native_words
from newsclean.quantity.scan.start_patterns import Starts, starts_of
from newsclean.quantity.shares import Shares
from newsclean.quantity.time.phrase_tables import YEAR, TimePhrases, entry_words
from newsclean.quantity.units.rate_before import BasesBefore
from newsclean.quantity.units.rate_words import RateWords
from newsclean.quantity.units.unit_lookup import NEXT, longest
from newsclean.quantity.units.unit_trie import Trie
from newsclean.quantity.units.wide_lookup import WideUnits

if TYPE_CHECKING:
    from newsclean.quantity.fields import UnitEntry

SHORTEST_STEM = 4  # letters of a noun without its ending: shorter ones are too often those of other words


@dataclass(slots=True)
class Language:
    """The tables of one language. All words are lower case; the words after a number are first looked up unchanged."""

    code: str
    small: Mapping[str, int]
    ordinal: dict[str, int]
    scale: dict[str, int]
    letters: dict[str, int]
    bare: frozenset[str]
    dozen: dict[str, int]
    fraction: dict[str, Fraction]
    multiple: dict[str, str]
    minus: frozenset[str]
    minus_phrases: bool  # whether some are of two words
    minus_ends: tuple[str, ...]  # the same, for a language that does not part its words
    percent_before: tuple[str, ...]  # "%" and "yüzde " before a number
    percent_words: dict[str, Decimal]  # "半額", "对折"
    below: tuple[str, ...]  # " below zero", behind a number
    parts: dict[str, Fraction]  # "half", "anderthalb" before a scale word or a unit
    suffix: re.Pattern[str]  # of units, in a language that writes case to them
    halves: tuple[str, ...]  # " y medio", " с половиной", behind a number, its scale or its unit
    no_half: frozenset[str]  # "meio dia"
    added: dict[str, Decimal]  # "साढ़े", a half, and "सवा", a quarter, before a number, and "पौने", a quarter less
    speeds: dict[str, tuple[str, ...]]  # unit of time and the words before a length: "時速"
    counts: CountWords  # "Hunderte", "une vingtaine", "la mitad"
    shares: Shares  # "dos tercios", "zwei Drittel"
    group: str
    point: str
    spaces: bool  # a plain space parts groups of digits
    spaced: bool  # spaces stand between a number, its unit and what is written to it
    gaps: bool  # spaces may stand between the scales of a number, and between words, although `spaced` is off
    grammar: Grammar
    tail: Trie  # what follows a number
    prefix: dict[str, UnitEntry]
    before: dict[str, str]
    before_last: frozenset[str]
    after: dict[str, str]
    identifiers: frozenset[str]
    counted: frozenset[str]
    models: frozenset[str]
    stop: frozenset[str]
    one: tuple[frozenset[str], frozenset[str]]
    sets: dict[str, frozenset[str]]  # words by what they do; see SETS in languages.py
    ranges: dict[str, frozenset[str]]
    metres: dict[str, frozenset[str]]  # words beside "40m" that make it a length; see units/scale_letters.py
    millions: dict[str, frozenset[str]]  # and those that make it a number
    months: dict[str, int]
    short_months: frozenset[str]  # "Sept", which is a month only beside a number
    weekdays: dict[str, int]
    modifiers: dict[str, str]
    refs: TimePhrases
    time: dict[str, Any]
    rate: RateWords | None
    bases_before: BasesBefore | None
    word: re.Pattern[str]  # a number word
    next_number: re.Pattern[str]  # what joins the next word to a number in words: a space, a hyphen, "and", "y"
    parts_joint: re.Pattern[str]  # between a sum of money and its cents
    joined: re.Pattern[str]  # what is written to the second number of a range: Arabic "بين 40 و60"
    pointed: re.Pattern[str]  # the word for the decimal mark, and what follows
    old: re.Pattern[str]  # behind years: "-old"
    aged: re.Pattern[str]  # behind a bare number: "-jährige"
    reads: dict[str, str] = field(init=False)  # how a word is read that is not a plain number: see numbers/dispatch.py
    goes_on: frozenset[str] = field(init=False)  # words that may continue a number in words
    times: frozenset[str] = field(init=False)  # the words and phrases of time
    behind_number: frozenset[str] = field(init=False)  # first words of units, scales and their letters
    nouns: frozenset[str] = field(init=False)  # small letters with which no day, hour or range goes on
    either: tuple[str, ...] = field(init=False)  # " or "
    lasting: tuple[str, ...] = field(init=False)  # " straight ", between a number and a unit of time
    roads: tuple[str, ...] = field(init=False)  # " freeway", behind its number
    name_ends: tuple[str, ...] = field(init=False)  # of compounds whose numbers are names: "buslijn 347"
    name_stems: frozenset[str] = field(init=False)  # of the words before the number of a name, without an ending
    nth: re.Pattern[str] = field(init=False)  # what makes an ordinal of the digits before it
    numbered_stems: frozenset[str] = field(init=False)  # and of those that may be counted round too
    link: re.Pattern[str] = field(init=False)  # what may stand between a scale and a unit: "milliards de dollars"
    behind: re.Pattern[str] = field(init=False)  # of a language without spaces: the scale behind a number
    wide_units: WideUnits = field(init=False)  # of the same
    wide_half: re.Pattern[str] = field(init=False)  # of the same: "半" behind a unit
    scaled_units: tuple[str, ...] = field(init=False)  # of the same: units that begin as a scale does
    regional: bool = False  # whether its countries differ in their decimal mark
    starts: Starts = field(init=False)  # the places where a quantity may begin
    sure: bool = field(default=True, init=False)  # whether its decimal mark is that of the text
    after_first: frozenset[str] = field(init=False)
    month_heads: frozenset[str] = field(init=False)
    joints: frozenset[str] = field(init=False)  # the words that may continue a range, and their first letters
    joiners: frozenset[str] = field(init=False)  # the letters that may continue a range
    after_day: re.Pattern[str] = field(init=False)  # the month and year behind a day: "24 February 2022"
    day_words: dict[str, int] = field(init=False)  # before a month: Italian "primo marzo", Arabic "الثالث من مارس"
    nth_behind: str = field(init=False)  # before a day of the month: Spanish "día"
    month_noun: re.Pattern[str] | None = field(init=False)  # behind the name of a month: Turkish "ekim ayında"
    day_behind: re.Pattern[str] | None = field(init=False)  # the day behind its month: Finnish "helmikuun 3. päivänä"
    day_joint: re.Pattern[str] = field(init=False)  # between two days of one month: "14. und 15. Juli"

    def __post_init__(self) -> None:
        """Derive from the tables what a scan looks up at every position."""
        self.times = frozenset(_time_words(self))
        composed = self.small if isinstance(self.small, NumberWords) else ()
        names = capital_words(self)
        self.starts = starts_of(start_words(self), proper=names, spaced=self.spaced, numbers=composed)
        self._derive_words()
        self._derive_letters()
        self._compile_dates()

    def _derive_words(self) -> None:
        tables = (self.small, self.scale, self.ordinal, self.dozen, self.fraction, self.shares.under)
        joints = ("and", "point", *self.grammar.tens_joint.split(), *self.grammar.decimal_word.split())
        self.goes_on = frozenset(f"{word}s" for word in self.ordinal).union(joints, *tables)
        self.reads = _readers(self)
        self.behind_number = frozenset((*self.tail, *self.scale, *self.letters))
        self.either = tuple(f" {word} " for word in self.ranges.get("or", ()))
        self.lasting = tuple(f" {word} " for word in self.sets["lasting"])
        self.roads = tuple(f" {word}" for word in self.sets["roads"])
        self.name_ends = tuple(self.sets["name_ends"])
        ends = self.sets["name_cases"] | {"ь"}
        self.name_stems, self.numbered_stems = (
            frozenset(stem for word in words if len(stem := word[:-1] if word[-1] in ends else word) >= SHORTEST_STEM)
            for words in (self.identifiers, self.sets["numbered"])
        )
        self.link = lazy(self.grammar.link)
        self.nth = lazy(self.grammar.ordinal_suffix)
        self.wide_units = WideUnits({} if self.spaced else self.tail)
        self.wide_half = lazy(self.grammar.wide_half)
        self.scaled_units = () if self.spaced else tuple(_scaled_units(self))
        self.behind = lazy("(?!)") if self.spaced else _behind(self)

    def _derive_letters(self) -> None:
        """The first letters of what may follow, so that most positions need no further look."""
        self.after_first = frozenset(phrase[:2] for phrase in self.after)
        heads = {word[0] for word in self.months}
        small = heads if not self.time.get("capital_months") else set()
        self.month_heads = frozenset(small | {head.upper() for head in heads})
        self.joints = frozenset().union(*(self.ranges.get(key, ()) for key in ("and", "to", "onto", "or")))
        self.joiners = frozenset("-–—") | {word[0] for word in self.joints.union(entry_words(self.time, "days_and"))}
        idle = frozenset("bcdefgijklmnqrstvwxyz") - self.joiners - self.month_heads
        self.nouns = frozenset() if self.refs.phrases or not self.spaced else idle

    def _compile_dates(self) -> None:
        names = "|".join(sorted(map(re.escape, self.months), key=len, reverse=True)) or "(?!)"
        self.after_day = lazy(
            rf"(?:\.? (?:de )?)?(?: of)? ?({names})(?![^\W_])(?:\.?(?:,| de| del| of| του| عام| من عام)? ({YEAR}))?",
            re.IGNORECASE,
        )
        self.day_words = self.time.get("day_words", {})
        self.nth_behind = self.time.get("nth_behind", "")
        self.month_noun, self.day_behind = (
            lazy(self.time[key]) if key in self.time else None for key in ("month_noun", "day_behind_month")
        )
        both = "|".join(sorted(self.joints.union(entry_words(self.time, "days_and"))))
        article = rf"(?:(?:{'|'.join(entry_words(self.time, 'days_article'))}) )?"
        joint = rf" (?:{both}) {article}| ?[-–/] ?| و(?=\d)" if both else "(?!)"
        self.day_joint = lazy(rf"(?:st|nd|rd|th)?\.?(?:{joint})(\d{{1,2}})(?:st|nd|rd|th)?(?=[ .])")

    def next_word(self, text: str, at: int) -> re.Match[str] | None:
        """The word that may be a scale or a unit, after a number that ends here."""
        return NEXT.match(text, at)

    def longest_unit(self, text: str, match: re.Match[str] | None) -> tuple[UnitEntry, int] | None:
        """The longest unit that begins with such a word, and its end."""
        return longest(text, match, self.tail)


def _readers(lang: Language) -> dict[str, str]:
    """The reader of each word that is not a plain number."""
    vague = lang.scale if lang.grammar.vague is None and lang.spaced else (lang.grammar.vague or "").split()
    reads = dict.fromkeys(vague, "vague")  # "Millionen", "миллионы" alone
    reads |= dict.fromkeys(_part_words(lang), "part")
    reads |= dict.fromkeys(lang.grammar.thousand.split(), "thousand")
    own = lang.counts
    reads |= dict.fromkeys(own.vague, "hundreds") | dict.fromkeys(own.collective, "collective")
    reads |= dict.fromkeys(own.portion, "portion") | dict.fromkeys(own.amounts, "amount")
    reads |= dict.fromkeys(lang.sets["coins"], "coin") | dict.fromkeys(lang.fraction, "fraction")
    return reads | dict.fromkeys(lang.multiple, "multiple")


def _part_words(lang: Language) -> set[str]:
    """The words that halve what follows, "halbe", "anderthalb", without those that count it, "mil"."""
    return {word for word, part in lang.parts.items() if part.denominator > 1} | lang.added.keys()


def capital_words(lang: Language) -> frozenset[str]:
    """The months and weekdays of a language that writes them with a capital."""
    return frozenset((*lang.months, *lang.weekdays)) if lang.time.get("capital_months") else frozenset()


def start_words(lang: Language) -> set[str]:
    """The words, in lower case, at which a quantity or a time may begin."""
    own = lang.counts
    if not lang.spaced:
        signs = set(lang.grammar.han_numbers + lang.grammar.han_shares)
        signs |= native_words(lang.sets["native"], lang.sets["native_before"])
        return lang.refs.starters() | lang.weekdays.keys() | signs | lang.percent_words.keys() | own.amounts.keys()
    words = {word for word, power in lang.scale.items() if len(word) > 4 or power > 12}
    words |= _part_words(lang).union(lang.grammar.thousand.split())
    words |= own.vague.keys() | own.collective.keys() | own.portion.keys() | own.amounts.keys()
    words |= lang.times.union(lang.small, lang.ordinal, lang.dozen, lang.fraction, lang.multiple, lang.sets["coins"])
    return words.union((lang.grammar.vague or "").split()) - {"score", "pair", "pairs", "couple", "dzs"}


def _time_words(lang: Language) -> set[str]:
    """The words and phrases at which a time may begin, months and weekdays too."""
    words: set[str] = lang.refs.starters() | lang.months.keys() | lang.weekdays.keys()
    words |= set(lang.time.get("starters", "").split())
    for unit in lang.time.get("units", "").split():
        words |= {f"{first} {unit}" for first in lang.time["heads"].split()}
        words |= {f"{unit} {last}" for last in entry_words(lang.time, "tails")}
    for unit in lang.time.get("compared", "").split():
        words |= {f"{unit}{joint}{unit}" for joint in (" on ", "-on-", " over ", "-over-")}
    return words


def _behind(lang: Language) -> re.Pattern[str]:
    scales = "|".join(map(re.escape, sorted(lang.scale, key=len, reverse=True)))
    own = "|".join(map(re.escape, _scaled_units(lang))) or "(?!)"  # "兆瓦" is a megawatt and no trillion of them
    return lazy(rf" ?(?:(?!{own})(?P<scale>{scales}))?+(?:余|餘|多|強|弱)? ?")


def _scaled_units(lang: Language) -> list[str]:
    """Units that begin as a scale does."""
    return lang.wide_units.begin(tuple(word for word in lang.scale if len(word) == 1))
