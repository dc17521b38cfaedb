"""The positions where a quantity may begin: every digit and sign of Unicode, and the words of a language."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from newsclean.core.lazy_regex import lazy

# Category Sc, as of Unicode 16; a test compares it with the interpreter's tables.
SIGNS = (
    "$¢£¤¥֏؋߾߿৲৳৻૱௹฿៛₠₡₢₣₤₥₦₧₨₩₪₫€₭₮₯₰₱₲₳₴₵₶₷₸₹₺₻₼₽₾₿⃀"
    "\ua838\ufdfc\ufe69\uff04\uffe0\uffe1\uffe5\uffe6\U00011fdd\U00011fde\U00011fdf\U00011fe0\U0001e2ff\U0001ecb0"
)


VULGAR = "½¼¾⅓⅔⅛⅜⅝⅞⅕⅖⅗⅘⅙⅚"


# What `\\s` matches, written out: `re` looks up a class of characters in a table only when it has no category in it.
SPACES = " \\t-\\r\\x1c-\\x1f\\x85\\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
PARTING = SPACES + r"(\[\"“”‘'’«—–/„-"  # what may stand before a number word


# The zeros of category Nd in the basic plane, as of Unicode 16; a test compares them with the interpreter's tables.
ZEROS = (
    "0\u0660\u06f0\u07c0\u0966\u09e6\u0a66\u0ae6\u0b66\u0be6\u0c66\u0ce6\u0d66\u0de6\u0e50\u0ed0\u0f20\u1040\u1090\u17e0"
    "\u1810\u1946\u19d0\u1a80\u1a90\u1b50\u1bb0\u1c40\u1c50\ua620\ua8d0\ua900\ua9d0\ua9f0\uaa50\uabf0\uff10"
)


def every_digit() -> str:
    """A class of all digits of the basic plane: `re` looks these up in a table, but tries others one by one."""
    return "".join(f"{zero}-{chr(ord(zero) + 9)}" for zero in ZEROS) + VULGAR


HEAD = 4  # letters of a word in the pattern: fewer let more words through, and more take longer to compile
_LETTERS = lazy(r"[^\W\d_]++")


class Phrases(dict[str, re.Pattern[str]]):
    """The patterns of the phrases that begin with a word; each is compiled when a text has the word."""

    def __init__(self, rows: dict[str, list[str]]) -> None:
        super().__init__()
        self.rows = rows

    def __missing__(self, word: str) -> re.Pattern[str]:
        self[word] = pattern = re.compile(rf"{word_pattern(self.rows[word])}(?![^\W_])")
        return pattern


@dataclass(frozen=True, slots=True)
class Starts:
    """Where a quantity may begin: at a digit, at a sign, and at the words and phrases of a language.

    The patterns find digits, signs and the words whose first letters are those of such a word; the words are then
    looked up. Patterns of whole words take up to two seconds to compile, for languages with many forms. There are three
    because `re` looks up a character of the basic plane in a table, but tries ranges of others one by one.
    """

    phrases: Phrases  # by the first word of longer phrases, as it is written, all that begin with it
    single: frozenset[str]  # words that begin no longer phrase
    ascii: re.Pattern[str]
    wide: re.Pattern[str]  # for texts of the basic plane
    astral: re.Pattern[str]  # for all others; the readers decide which characters are digits
    first: re.Pattern[str]  # a word at the beginning of a text
    numbers: Container[str]  # the number words, those too that are composed of others

    def pattern(self, text: str) -> re.Pattern[str]:
        """The narrowest pattern that is complete for this text."""
        if text.isascii():
            return self.ascii
        basic = len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text)
        return self.wide if basic else self.astral

    def at_begin(self, text: str) -> int:
        """The end of the word or phrase that stands at the beginning of a text; 0 for none."""
        match = self.first.match(text)
        return self.end_of(text, 0, match.end()) if match else 0

    def end_of(self, text: str, start: int, end: int) -> int:
        """The end of the longest phrase that begins with the word from start to end; 0 for none.

        >>> starts = starts_of({"year", "year on year"}, proper=frozenset(), spaced=True)
        >>> starts.end_of("A year on year rise", 2, 6), starts.end_of("A year one", 2, 6), starts.end_of("A day", 2, 5)
        (14, 6, 0)
        """
        word = text[start:end]
        if word in self.single and not text[end : end + 1].isalnum():
            return end
        match = self.phrases[word].match(text, start) if word in self.phrases.rows else None
        if match is not None:
            return match.end()
        return end if word.lower() in self.numbers else 0


def starts_of(
    words: AbstractSet[str], *, proper: AbstractSet[str], spaced: bool, numbers: Container[str] = ()
) -> Starts:
    """The starts of a language. `proper` are the words that begin nothing in small letters: "may", "march"."""
    forms: dict[str, list[str]] = {}
    for form in sorted(cased(words) - proper) if spaced else ():
        if word := _LETTERS.match(form):
            forms.setdefault(word[0], []).append(form)
    basic = "".join(c for c in SIGNS if c < "\U00010000")
    rows = (("0-9", "$"), (every_digit(), basic), (every_digit() + "\U00010000-\U0010ffff", SIGNS))
    heads = word_pattern(word[:HEAD] for word in forms) or "(?!)"
    narrow, wide, astral = (_spaced(heads, *row) if spaced else _unspaced(words, *row) for row in rows)
    single = frozenset(word for word, found in forms.items() if found == [word])
    longer = {word: found for word, found in forms.items() if word not in single}
    return Starts(Phrases(longer), single, narrow, wide, astral, lazy(rf"{heads}[^\W\d_]*+"), numbers)


def _spaced(heads: str, digits: str, signs: str) -> re.Pattern[str]:
    """One class of characters, which `re` finds fast, comes first: a digit or sign, or what stands before a word."""
    parting = PARTING if digits != "0-9" else r" \t-\r\x1c-\x1f(\[\"'/-"
    here = f"{digits}{re.escape(signs)}"
    return lazy(rf"[{here}{parting}](?:(?<=[{here}])|{heads}[^\W\d_]*+)")


def _unspaced(words: Iterable[str], digits: str, signs: str) -> re.Pattern[str]:
    """A digit or sign, or, as group 2, a word."""
    return lazy(f"([{digits}{re.escape(signs)}])|({word_pattern(words)})")


def cased(words: Iterable[str]) -> set[str]:
    """Words with their usual case variants: a case-sensitive pattern runs three times as fast."""
    forms = {form for word in words for form in (word, word.capitalize(), word.upper())}
    for word in words:
        if " " in word:  # "letztes Jahr", "Letztes Jahr"
            head, _, last = word.rpartition(" ")
            forms |= {
                f"{head} {last.capitalize()}",
                f"{head.capitalize()} {last.capitalize()}",
                f"{head} {last.upper()}",
            }
            forms |= {f"{head.upper()} {last}"}
    return forms


def word_pattern(words: Iterable[str]) -> str:
    """A pattern of these words without a shared beginning in two branches: one character decides at each step.

    >>> word_pattern(["two", "ten", "tenth", "one"])
    '(?:one|t(?:en(?:th)?|wo))'
    """
    heads: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        heads.setdefault(word[:1], []).append(word[1:])
    ends = "" in heads
    parts = []
    for head, rests in heads.items():
        if head:
            parts.append(re.escape(head) + (word_pattern(rests) if rests != [""] else ""))
    if not parts:
        return ""
    if len(parts) == 1 and not ends:
        return parts[0]
    return f"(?:{'|'.join(parts)})" + ("?" if ends else "")
