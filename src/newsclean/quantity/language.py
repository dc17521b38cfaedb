"""A language as the scanner uses it: dicts of words, and the pattern of the places where a quantity may begin."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from newsclean.quantity import tables
from newsclean.quantity.scan.start_patterns import SIGNS, WIDE, anchor, branch, cased, every_digit, starters, times
from newsclean.quantity.tables import Entry, Trie, put
from newsclean.quantity.time.phrase_tables import Refs, build
from newsclean.temporal import date_tables as stamps

YEAR = r"(?:1[5-9]|20)\d{2}(?!\d|[.,]\d|%)"
SPACE = " \xa0\u2009\u202f"
LINKS = dict.fromkeys(("fr", "es", "pt"), r" (?:de |d['’])") | {"it": r" di "}
SETS = (
    "more",
    "titles",
    "determiners",
    "up",
    "over",
    "down",
    "age",
    "places",
    "coins",
    "articles",
    "ahead",
    "several",
    "asking",
)


@dataclass(slots=True)
class Language:
    """The tables of one language. All words are lower case; the tail of a number is looked up as it stands first."""

    name: str
    small: dict[str, int]
    ordinal: dict[str, int]
    scale: dict[str, int]
    letters: dict[str, int]
    bare: frozenset[str]
    dozen: dict[str, int]
    fraction: dict[str, Fraction]
    multiple: dict[str, str]
    minus: frozenset[str]
    group: str
    point: str
    spaces: bool
    tail: Trie
    prefix: dict[str, Entry]
    before: dict[str, str]
    before_last: frozenset[str]
    after: dict[str, str]
    identifiers: frozenset[str]
    counted: frozenset[str]
    models: frozenset[str]
    stop: frozenset[str]
    one: tuple[frozenset[str], frozenset[str]]
    sets: dict[str, frozenset[str]]  # words by what they do; see SETS
    ranges: dict[str, frozenset[str]]
    metres: dict[str, frozenset[str]]  # words beside "40m" that make it a length; see letters.py
    millions: dict[str, frozenset[str]]  # and those that make it a number
    months: dict[str, int]
    short_months: frozenset[str]  # "Sept", which is a month only beside a number
    weekdays: dict[str, int]
    modifiers: dict[str, str]
    refs: Refs
    time: dict[str, Any]
    old: re.Pattern[str]  # behind years: "-old"
    aged: re.Pattern[str]  # behind a bare number: "-jährige"
    reads: dict[str, str] = field(init=False)  # how a word is read that is no plain number: see spoken.py
    goes_on: frozenset[str] = field(init=False)  # words with which a number in words may go on
    times: frozenset[str] = field(init=False)  # the words and phrases of time
    either: tuple[str, ...] = field(init=False)  # " or "
    link: re.Pattern[str] = field(init=False)  # what may stand between a scale and a unit: "milliards de dollars"
    behind: re.Pattern[str] = field(init=False)  # of a language without spaces: scale and unit behind a number
    anchor: re.Pattern[str] = field(init=False)
    wide: re.Pattern[str] = field(init=False)
    after_first: frozenset[str] = field(init=False)
    month_heads: frozenset[str] = field(init=False)
    joints: frozenset[str] = field(init=False)  # the words with which a range may go on, and their first letters
    joiners: frozenset[str] = field(init=False)  # the letters with which a range may go on
    after_day: re.Pattern[str] = field(init=False)  # the month and year behind a day: "24 February 2022"
    day_joint: re.Pattern[str] = field(init=False)  # between two days of one month: "14. und 15. Juli"
    first: re.Pattern[str] = field(init=False)  # a word with which a text begins

    def __post_init__(self) -> None:
        """Compile the patterns of places: one for ASCII text, one that knows every digit and sign of Unicode."""
        self.anchor = anchor(self, "0-9", "$")
        self.wide = anchor(self, every_digit(), "".join(c for c in SIGNS if c < "\U00010000"))
        self.after_first = frozenset(phrase[:2] for phrase in self.after)
        joiners = frozenset().union(*(self.ranges.get(key, ()) for key in ("and", "to", "or")))
        heads = {word[0] for word in self.months}
        small = heads if not self.time.get("capital_months") else set()
        self.month_heads = frozenset(small | {head.upper() for head in heads})
        self.joints = joiners
        self.joiners = frozenset("-–—") | {word[0] for word in joiners}
        more = {f"{word}s" for word in self.ordinal}.union(
            self.small, self.scale, self.ordinal, self.dozen, self.fraction
        )
        self.goes_on = frozenset(more | {"and", "point"})
        self.times = frozenset(times(self))
        self.reads = {word: "vague" for word in self.scale if word.endswith("s") and self.name == "en"}
        if self.name not in ("en", *WIDE):  # "Millionen", "миллионы" alone
            self.reads = dict.fromkeys(self.scale, "vague")
        self.reads |= dict.fromkeys(("tens", "dozens", "hundreds"), "vague") if self.name == "en" else {}
        for kind, table in (("coin", self.sets["coins"]), ("fraction", self.fraction), ("multiple", self.multiple)):
            self.reads |= dict.fromkeys(table, kind)
        self.either = tuple(f" {word} " for word in self.ranges.get("or", ()))
        self.link = re.compile(LINKS.get(self.name, "(?!)"))
        self.behind = _behind(self) if self.name in WIDE else re.compile("(?!)")
        names = "|".join(sorted(map(re.escape, self.months), key=len, reverse=True)) or "(?!)"
        self.after_day = re.compile(
            rf"(?:\.? (?:de )?)?(?: of)? ?({names})(?![^\W_])(?:\.?(?:,| de| del| of)? ({YEAR}))?", re.IGNORECASE
        )
        both = "|".join(sorted(set().union(*(self.ranges.get(k, ()) for k in ("and", "to", "or")))))
        joint = rf" (?:{both}) | ?[-–] ?" if both else "(?!)"
        self.day_joint = re.compile(rf"(?:st|nd|rd|th)?\.?(?:{joint})(\d{{1,2}})(?:st|nd|rd|th)?(?=[ .])")
        words = set() if self.name in WIDE else starters(self)
        self.first = re.compile(rf"{branch(cased(words))}(?![^\W_])") if words else re.compile("(?!)")


def _behind(lang: Language) -> re.Pattern[str]:
    scales, units = (
        "|".join(map(re.escape, sorted(words, key=len, reverse=True))) for words in (lang.scale, lang.tail)
    )
    return re.compile(rf" ?(?P<scale>{scales})?+(?:余|餘|多|強|弱)? ?(?P<unit>{units})?")


@cache
def load(name: str) -> Language:
    """The Language of one of `tables.LANGUAGES`."""
    own = tables.table(name)
    words = {key: set(_split(own, key, "words")) for key in ("identifiers", "stop")}
    before = own.get("before", {})
    time = own.get("time", {})
    months = _months(name, time)
    return Language(
        name=name,
        small=own.get("small", {}),
        ordinal=own.get("ordinal", {}),
        scale=own["scale"],
        letters=own.get("letters", {}),
        bare=frozenset(own.get("bare", {}).get("letters", "").split()),
        dozen=own.get("dozen", {}),
        fraction={word: Fraction(value) for word, value in own.get("fraction", {}).items()},
        multiple={word: str(value) for word, value in own.get("multiple", {}).items()},
        minus=frozenset(_split(own, "minus", "words")),
        group=own["digits"]["group"],
        point=own["digits"]["point"],
        spaces=own["digits"]["spaces"],
        tail=_tail(name, own),
        prefix=tables.before() | {w: tables.shared(v) for w, v in own.get("money_before", {}).items()},
        before=before,
        before_last=frozenset(phrase.split()[-1] for phrase in before),
        after=own.get("after", {}),
        identifiers=frozenset(words["identifiers"]),
        models=frozenset(_split(own, "models", "words")),
        counted=frozenset(_split(own, "counted", "nouns")),
        stop=frozenset(words["stop"]),
        one=(frozenset(_split(own, "one", "after")), frozenset(_split(own, "one", "before"))),
        sets={key: frozenset(_split(own, "sets", key)) for key in SETS},
        ranges=_words_of(own, "range"),
        metres=_words_of(own, "metres"),
        millions=_words_of(own, "millions"),
        months=months,
        short_months=frozenset(w for w in months if len(w) < 5 and any(o != w and o.startswith(w) for o in months)),
        modifiers=time.get("modifiers", {}),
        refs=build(name, {} if name == "en" else time, own.get("small", {})),
        weekdays=_weekdays(time),
        time=time,
        old=re.compile(own.get("age", {}).get("unit", "(?!)")),
        aged=re.compile(own.get("age", {}).get("number", "(?!)")),
    )


def _split(own: dict[str, Any], section: str, key: str) -> list[str]:
    return str(own.get(section, {}).get(key, "")).split()


def _words_of(own: dict[str, Any], section: str) -> dict[str, frozenset[str]]:
    return {key: frozenset(words.split()) for key, words in own.get(section, {}).items() if isinstance(words, str)}


def _months(name: str, time: dict[str, Any]) -> dict[str, int]:
    rows: list[list[str]] = [stamps.table()["months"].get(name, []), time.get("months", [])]
    return {word: number for part in rows for number, row in enumerate(part, 1) for word in row.split()}


def _weekdays(time: dict[str, Any]) -> dict[str, int]:
    rows = (time.get(key, "") for key in ("weekdays", "weekdays_short", "weekdays_any"))
    parted = (row.split() if isinstance(row, str) else row for row in rows)
    return {word: number for row in parted for number, forms in enumerate(row) for word in forms.split()}


def _tail(name: str, own: dict[str, Any]) -> Trie:
    trie: Trie = {}
    plural = "s" if name in ("en", "fr", "es", "pt", "it") else ""
    for phrase, unit in own["percent"].items():
        put(trie, phrase.split(), Entry("percent" if unit == "%" else "points", unit))
    tables.put_minor(trie, own.get("minor", tables.table("currencies")["minor"]), plural=plural)
    tables.put_money(trie, own, plural=plural)
    tables.put_units(trie, plural="s" if name == "en" else "")
    for phrase, unit in own.get("units", {}).items():
        kind, own_name, *factor = unit.split()  # "measure barrel 1000" counts so many of them
        put(trie, phrase.split(), Entry(kind, own_name, Decimal(factor[0]) if factor else tables.ONE))
    for word in _split(own, "times", "words") or ["times"]:
        put(trie, [word], Entry("times"))
    for word in ("fold",):
        put(trie, [word], Entry("fold"))
    return trie


# Category Sc, as of Unicode 16; a test compares it with the interpreter's tables.


# The zeros of category Nd in the basic plane, as of Unicode 16; a test compares them with the interpreter's tables.


@cache
def astral(name: str) -> re.Pattern[str]:
    """The places in a text that has characters beyond the basic plane; which of them are digits is told later."""
    return anchor(load(name), every_digit() + "\U00010000-\U0010ffff", SIGNS)
