"""The places where a quantity may begin: every digit and sign of Unicode, and the words of a language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsclean.quantity.language import Language

WIDE = ("zh", "ja")  # written without spaces
SIGNS = (
    "$¢£¤¥֏؋߾߿৲৳৻૱௹฿៛₠₡₢₣₤₥₦₧₨₩₪₫€₭₮₯₰₱₲₳₴₵₶₷₸₹₺₻₼₽₾₿⃀"
    "\ua838\ufdfc\ufe69\uff04\uffe0\uffe1\uffe5\uffe6\U00011fdd\U00011fde\U00011fdf\U00011fe0\U0001e2ff\U0001ecb0"
)


VULGAR = "½¼¾⅓⅔⅛⅜⅝⅞⅕⅖⅗⅘⅙⅚"


# What `\\s` matches, written out: `re` looks up a class of characters in a table only when it has no category in it.
SPACES = " \\t-\\r\\x1c-\\x1f\\x85\\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
PARTING = SPACES + r"(\[\"“”‘'’«—–/„-"  # what may stand before a number word


ZEROS = (
    "0\u0660\u06f0\u07c0\u0966\u09e6\u0a66\u0ae6\u0b66\u0be6\u0c66\u0ce6\u0d66\u0de6\u0e50\u0ed0\u0f20\u1040\u1090\u17e0"
    "\u1810\u1946\u19d0\u1a80\u1a90\u1b50\u1bb0\u1c40\u1c50\ua620\ua8d0\ua900\ua9d0\ua9f0\uaa50\uabf0\uff10"
)


def every_digit() -> str:
    """A class of all digits of the basic plane: `re` looks these up in a table, and tries others one by one."""
    return "".join(f"{zero}-{chr(ord(zero) + 9)}" for zero in ZEROS) + VULGAR


def anchor(lang: Language, digits: str, signs: str) -> re.Pattern[str]:
    """One class of characters, which `re` looks for fast, and behind it what must be so."""
    here = f"[{digits}{re.escape(signs)}]"
    words = starters(lang)
    if lang.name in WIDE:
        return re.compile(f"({here})|({branch(words)})")
    parting = PARTING if digits != "0-9" else r" \t-\r\x1c-\x1f(\[\"'/-"
    return re.compile(rf"([{digits}{re.escape(signs)}{parting}])(?:(?<={here})|({branch(cased(words))})(?![^\W_]))")


def starters(lang: Language) -> set[str]:
    """The words, in lower case, at which a quantity or a time may begin."""
    if lang.name in WIDE:
        return lang.refs.starters() | lang.weekdays.keys()
    words = {word for word, power in lang.scale.items() if len(word) > 4 or power > 12}
    words |= times(lang).union(lang.small, lang.ordinal, lang.dozen, lang.fraction, lang.multiple, lang.sets["coins"])
    words |= {"tens", "dozens", "hundreds"} if lang.name == "en" else set()
    return words - {"score", "pair", "pairs", "couple", "dzs"}


def times(lang: Language) -> set[str]:
    """The words and phrases at which a time may begin, months and weekdays too."""
    words: set[str] = lang.refs.starters() | lang.months.keys() | lang.weekdays.keys()
    words |= set(lang.time.get("starters", "").split())
    for unit in lang.time.get("units", "").split():
        words |= {f"{lead} {unit}" for lead in lang.time["leads"].split()}
        words |= {f"{unit} {tail}" for tail in lang.time["tails"].split()}
    for unit in lang.time.get("compared", "").split():
        words |= {f"{unit}{joint}{unit}" for joint in (" on ", "-on-", " over ", "-over-")}
    return words | ({"first", "second", "third", "fourth"} if lang.name == "en" else set())


def cased(words: Iterable[str]) -> set[str]:
    """Words as text has them: a pattern that minds case runs three times as fast as one that does not."""
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
