"""The positions where a quantity may begin: every digit and sign of Unicode, and the words of a language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

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


def start_pattern(
    words: AbstractSet[str], digits: str, signs: str, *, spaced: bool, proper: AbstractSet[str]
) -> re.Pattern[str]:
    """One class of characters, which `re` finds fast, followed by the other conditions.

    It matches a digit or sign, or a word and the character before it; a language without spaces has the word alone, as
    group 2. Groups cost a fifth of the search, so there are none where the length says which it is.
    `proper` are the words that begin nothing in small letters: "may" and "march" are verbs.
    """
    here = f"[{digits}{re.escape(signs)}]"
    if not spaced:
        return re.compile(f"({here})|({word_pattern(words)})")
    parting = PARTING if digits != "0-9" else r" \t-\r\x1c-\x1f(\[\"'/-"
    forms = word_pattern(cased(words) - proper)
    return re.compile(rf"[{digits}{re.escape(signs)}{parting}](?:{forms}(?![^\W_])|(?<={here}))")


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
