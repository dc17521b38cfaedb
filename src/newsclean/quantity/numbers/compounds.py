"""Number words that a language writes as one: "siebenunddreißig", "zweihundertfünfzigtausend", "ventuno"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from newsclean.core.lazy_regex import lazy

_VOWELS = "aeiouë"
LONGEST = 60  # letters of a number word: "neunhundertneunundneunzigtausendneunhundertneunundneunzig" has 56


class NumberWords(Mapping[str, int]):
    """The number words of a language with [compose]: its table, and the words that are composed of those.

    >>> from newsclean.text.language_pack import language_pack
    >>> german = number_words(language_pack("de").table("quantity"))
    >>> german["siebenunddreißig"], german["zweihundertfünfzig"], german["fünfunddreißigtausend"]
    (37, 250, 35000)
    >>> german.get("hundertschaft"), "achtung" in german
    (None, False)
    """

    __slots__ = ("_compose", "_opening", "_pieces", "_shape", "_words")

    def __init__(self, words: Mapping[str, int], compose: Mapping[str, Any]) -> None:
        self._words = words
        self._pieces = _pieces(words, compose)
        self._opening = lazy(_opening_pattern(self._pieces, compose))
        self._compose = compose
        self._shape: re.Pattern[str] | None = None  # compiled at the first word that is composed

    def __getitem__(self, word: str) -> int:
        """The value of a word. Raises KeyError for a word that is not a number."""
        found: int | None = self.get(word)
        if found is None:
            raise KeyError(word)
        return found

    def __contains__(self, word: object) -> bool:
        """Whether it is a number word."""
        return word in self._words or (isinstance(word, str) and self.get(word) is not None)

    def get(self, word: str, default: Any = None) -> Any:
        """The value of a word, or the default."""
        found = self._words.get(word)
        if found is None and len(word) <= LONGEST and self._opening.match(word):
            found = self._composed(word)
        return default if found is None else found

    def __iter__(self) -> Iterator[str]:
        """The words of the table, without those that are composed."""
        return iter(self._words)

    def __len__(self) -> int:
        """The size of the table."""
        return len(self._words)

    def _composed(self, word: str) -> int | None:
        if self._shape is None:
            self._shape = re.compile(_shape(self._pieces, self._compose))
        match = self._shape.fullmatch(word)
        if match is None:
            return None
        found = match.groupdict()
        thousands = (self._part(found, "1") or 1) * 1000 if found["K"] else 0
        return thousands + self._part(found, "0")

    def _part(self, found: Mapping[str, str | None], part: str) -> int:
        """The value below a thousand in one half of a word."""
        hundreds = self._pieces[found["h" + part] or ""] or 1 if found["H" + part] else 0
        low = (found[key + part] for key in "uts")
        return 100 * hundreds + sum(self._pieces[word] for word in low if word)


def number_words(own: Mapping[str, Any]) -> Mapping[str, int]:
    """The number words of a language's table, with those that it composes.

    >>> number_words({"small": {"dos": 2}})
    {'dos': 2}
    >>> number_words({}).get("dos")
    """
    words: dict[str, int] = own.get("small", {})
    return NumberWords(words, own["compose"]) if "compose" in own else words


def _pieces(words: Mapping[str, int], compose: Mapping[str, Any]) -> dict[str, int]:
    """The words that compose others, and their values; the empty word is none."""
    found = {word: value for word, value in words.items() if 0 < value < 100}
    found |= {word: value for value, word in enumerate(str(compose["units"]).split(), 1)}
    tens = dict(zip(str(compose["tens"]).split(), range(20, 100, 10), strict=True))
    if compose.get("elide"):
        tens |= {word[:-1]: value for word, value in tens.items()}
    return found | tens | {"": 0}


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or "(?!)"


def _ends(compose: Mapping[str, Any], key: str) -> str:
    return _any(str(compose.get(key, "")).split())


def _joint(compose: Mapping[str, Any]) -> str:
    return _any(str(compose.get(key, "")) for key in ("joint", "joint_after_e") if compose.get(key))


def _opening_pattern(pieces: Mapping[str, int], compose: Mapping[str, Any]) -> str:
    """The pattern of a word that begins with two number words, the first with a capital or without.

    >>> pattern = _opening_pattern({"zwei": 2, "": 0}, {"joint": "und", "hundred": "hundert", "thousand": "tausend"})
    >>> re.match(pattern, "Zweihundertfünfzig")[0], re.match(pattern, "zweifeln")
    ('Zweihundertfünfzig', None)
    """
    first = [*(piece for piece in pieces if piece), *str(compose["hundred"]).split(), *str(compose["thousand"]).split()]
    cased = _any({form for word in first for form in (word, word.capitalize())})
    return rf"(?:{cased})(?=(?:{_joint(compose)})?(?:{_any(first)}))[^\W\d_]++"


def _shape(pieces: Mapping[str, int], compose: Mapping[str, Any]) -> str:
    """The pattern of a composed word: thousands, hundreds and what is below them."""
    joint, hundred = _joint(compose), _ends(compose, "hundred")
    units = _any(word for word, value in pieces.items() if 0 < value < 10)
    parts = []
    for part in "10":
        low = _low(pieces, compose, part)
        parts.append(rf"(?:(?P<h{part}>{units})?(?P<H{part}>{hundred})(?:{joint})?)?(?:{low})?")
    return rf"(?:{parts[0]}(?P<K>{_ends(compose, 'thousand')})(?:{joint})?)?{parts[1]}"


def _low(pieces: Mapping[str, int], compose: Mapping[str, Any], part: str) -> str:
    """The pattern below a hundred: "siebenunddreißig", "ventuno"."""
    units = _any(word for word, value in pieces.items() if 0 < value < 10)
    tens = _any(word for word, value in pieces.items() if value >= 20 and value % 10 == 0)
    alone = _any(word for word, value in pieces.items() if value)
    joint = _joint(compose)
    if compose.get("order") == "unit-ten":
        both = rf"(?P<u{part}>{units})(?:{joint})(?P<t{part}>{tens})"
    else:
        both = rf"(?P<t{part}>{tens})(?:{joint})?(?P<u{part}>{units})"
    return rf"{both}|(?P<s{part}>{alone})"


def number_word_pattern(marks: str = "") -> str:
    """The pattern of a word, in which these marks may stand.

    >>> re.match(number_word_pattern("'"), "п'ять і")[0], re.match(number_word_pattern(), "п'ять")[0]
    ("п'ять", 'п')
    """
    return rf"[^\W\d_]++(?:[{marks}]+[^\W\d_]*+)*+" if marks else r"[^\W\d_]++"


@cache
def next_number(joints: str, marks: str = "") -> re.Pattern[str]:
    """The pattern of the next word of a number, behind a space, a hyphen or a word that joins them.

    `marks` are characters within a word that are no letters: apostrophes, vowel signs.

    >>> next_number("y").match(" y cinco")[1], next_number("").match(" y cinco")[1]
    ('cinco', 'y')
    """
    words = "|".join([*map(re.escape, joints.split()), "&"])
    word = number_word_pattern(marks)
    return lazy(rf"(?:(?: {{1,2}}|\xa0|\n(?!\n))?[-‐‑—–]?(?:(?: {{1,2}})?(?:{words})[ -]{{1,2}})?|, )({word})")
