"""A language as the scanner uses it: dicts of words, and the pattern of the places where a quantity may begin."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from typing import Any

from newsclean.meta import stamps
from newsclean.quantity import tables
from newsclean.quantity.tables import Entry, Trie, put

YEAR = r"(?:1[5-9]|20)\d{2}(?!\d|[.,]\d|%)"
SPACE = " \xa0\u2009\u202f"
LINKS = dict.fromkeys(("fr", "es", "pt"), r" (?:de |d['’])") | {"it": r" di "}
SETS = ("more", "titles", "determiners", "up", "over", "down", "age", "places", "coins")
WIDE = ("zh", "ja")  # written without spaces


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
    months: dict[str, int]
    weekdays: dict[str, int]
    time: dict[str, Any]
    old: re.Pattern[str]  # behind years: "-old"
    aged: re.Pattern[str]  # behind a bare number: "-jährige"
    either: tuple[str, ...] = field(init=False)  # " or "
    link: re.Pattern[str] = field(init=False)  # what may stand between a scale and a unit: "milliards de dollars"
    behind: re.Pattern[str] = field(init=False)  # of a language without spaces: scale and unit behind a number
    anchor: re.Pattern[str] = field(init=False)
    wide: re.Pattern[str] = field(init=False)
    after_first: frozenset[str] = field(init=False)
    joiners: frozenset[str] = field(init=False)  # the letters with which a range may go on
    after_day: re.Pattern[str] = field(init=False)  # the month and year behind a day: "24 February 2022"
    first: re.Pattern[str] = field(init=False)  # a word with which a text begins

    def __post_init__(self) -> None:
        """Compile the patterns of places: one for ASCII text, one that knows every digit and sign of Unicode."""
        self.anchor = _anchor(self, "0-9", "$")
        self.wide = _anchor(self, _every_digit(), "".join(c for c in SIGNS if c < "\U00010000"))
        self.after_first = frozenset(phrase[:2] for phrase in self.after)
        joiners = self.ranges.get("and", frozenset()) | self.ranges.get("to", frozenset())
        self.joiners = frozenset("-–—") | {word[0] for word in joiners}
        self.either = tuple(f" {word} " for word in self.ranges.get("or", ()))
        self.link = re.compile(LINKS.get(self.name, "(?!)"))
        self.behind = _behind(self) if self.name in WIDE else re.compile("(?!)")
        names = "|".join(sorted(map(re.escape, self.months), key=len, reverse=True)) or "(?!)"
        self.after_day = re.compile(
            rf"(?:\.? (?:de )?)?(?: of)? ?({names})(?![^\W_])\.?(?:(?:,| de| of)? ({YEAR}))?", re.IGNORECASE
        )
        words = _starters(self)
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
        ranges={key: frozenset(str(words).split()) for key, words in own.get("range", {}).items()},
        months=_months(name),
        weekdays=_weekdays(time),
        time=time,
        old=re.compile(own.get("age", {}).get("unit", "(?!)")),
        aged=re.compile(own.get("age", {}).get("number", "(?!)")),
    )


def _split(own: dict[str, Any], section: str, key: str) -> list[str]:
    return str(own.get(section, {}).get(key, "")).split()


def _months(name: str) -> dict[str, int]:
    rows: list[str] = stamps.table()["months"].get(name, [])
    return {word: number for number, row in enumerate(rows, 1) for word in row.split()}


def _weekdays(time: dict[str, Any]) -> dict[str, int]:
    return {
        word: number
        for key in ("weekdays", "weekdays_short")
        for number, word in enumerate(str(time.get(key, "")).split())
    }


def _tail(name: str, own: dict[str, Any]) -> Trie:
    trie: Trie = {}
    plural = "s" if name in ("en", "fr", "es", "pt", "it") else ""
    for phrase, unit in own["percent"].items():
        put(trie, phrase.split(), Entry("percent" if unit == "%" else "points", unit))
    tables.put_minor(trie, own.get("minor", tables.table("currencies")["minor"]), plural=plural)
    tables.put_money(trie, own, plural=plural)
    tables.put_units(trie, plural="s" if name == "en" else "")
    for phrase, unit in own.get("units", {}).items():
        put(trie, phrase.split(), Entry(*unit.split()))
    for word in _split(own, "times", "words") or ["times"]:
        put(trie, [word], Entry("times"))
    for word in ("fold",):
        put(trie, [word], Entry("fold"))
    return trie


# Category Sc, as of Unicode 16; a test compares it with the interpreter's tables.
SIGNS = (
    "$¢£¤¥֏؋߾߿৲৳৻૱௹฿៛₠₡₢₣₤₥₦₧₨₩₪₫€₭₮₯₰₱₲₳₴₵₶₷₸₹₺₻₼₽₾₿⃀"
    "\ua838\ufdfc\ufe69\uff04\uffe0\uffe1\uffe5\uffe6\U00011fdd\U00011fde\U00011fdf\U00011fe0\U0001e2ff\U0001ecb0"
)
VULGAR = "½¼¾⅓⅔⅛⅜⅝⅞⅕⅖⅗⅘⅙⅚"
PARTING = r"\s(\[\"“”‘'’«—–/„-"  # what may stand before a number word


# The zeros of category Nd in the basic plane, as of Unicode 16; a test compares them with the interpreter's tables.
ZEROS = (
    "0\u0660\u06f0\u07c0\u0966\u09e6\u0a66\u0ae6\u0b66\u0be6\u0c66\u0ce6\u0d66\u0de6\u0e50\u0ed0\u0f20\u1040\u1090\u17e0"
    "\u1810\u1946\u19d0\u1a80\u1a90\u1b50\u1bb0\u1c40\u1c50\ua620\ua8d0\ua900\ua9d0\ua9f0\uaa50\uabf0\uff10"
)


def _every_digit() -> str:
    """A class of all digits of the basic plane: `re` looks these up in a table, and tries others one by one."""
    return "".join(f"{zero}-{chr(ord(zero) + 9)}" for zero in ZEROS) + VULGAR


@cache
def astral(name: str) -> re.Pattern[str]:
    """The places in a text that has characters beyond the basic plane; which of them are digits is told later."""
    return _anchor(load(name), _every_digit() + "\U00010000-\U0010ffff", SIGNS)


def _anchor(lang: Language, digits: str, signs: str) -> re.Pattern[str]:
    """One class of characters, which `re` looks for fast, and behind it what must be so."""
    here = f"[{digits}{re.escape(signs)}]"
    words = _starters(lang)
    if not words:
        return re.compile(f"({here})")
    parting = PARTING if digits != "0-9" else r"\s(\[\"'/-"
    return re.compile(rf"([{digits}{re.escape(signs)}{parting}])(?:(?<={here})|({branch(cased(words))})(?![^\W_]))")


def _starters(lang: Language) -> set[str]:
    if lang.name in WIDE:
        return set()
    words: set[str] = set(lang.small) | set(lang.ordinal) | set(lang.dozen) | set(lang.fraction) | set(lang.multiple)
    words |= {word for word, power in lang.scale.items() if len(word) > 4 or power > 12}
    for unit in lang.time.get("units", "").split():
        words |= {f"{lead} {unit}" for lead in lang.time["leads"].split()}
        words |= {f"{unit} {tail}" for tail in lang.time["tails"].split()}
    words |= lang.months.keys() | lang.weekdays.keys() | set(lang.time.get("starters", "").split())
    words |= {"tens", "dozens", "hundreds"} if lang.name == "en" else set()
    words |= set(_split(tables.table(lang.name), "sets", "coins"))
    words -= {"score", "pair", "pairs", "couple", "dzs"}
    return words


def cased(words: Iterable[str]) -> set[str]:
    """Words as text has them: a pattern that minds case runs three times as fast as one that does not."""
    return {form for word in words for form in (word, word.capitalize(), word.upper())}


def branch(words: Iterable[str]) -> str:
    """A pattern of these words without a shared beginning in two branches: one character decides at each step.

    >>> branch(["two", "ten", "tenth", "one"])
    '(?:one|t(?:en(?:th)?|wo))'
    """
    heads: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        heads.setdefault(word[:1], []).append(word[1:])
    ends = "" in heads
    parts = []
    for head, rests in heads.items():
        if head:
            parts.append(re.escape(head) + (branch(rests) if rests != [""] else ""))
    if not parts:
        return ""
    if len(parts) == 1 and not ends:
        return parts[0]
    return f"(?:{'|'.join(parts)})" + ("?" if ends else "")
