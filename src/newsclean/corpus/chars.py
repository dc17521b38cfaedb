"""What each character is to a comparison of texts, as tables over the code units of UTF-16.

Two printings of one story differ in case, accents, quotes and spaces; the tables make these equal: a letter becomes its
small base letter, a digit of any script the ASCII one, apostrophes and combining marks go. Scripts written without
spaces (Han, kana, Thai, Lao, Khmer, Burmese) are read one character a word.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

BREAK, LETTER, DIGIT, SINGLE, DROP, POINT = range(6)  # POINT: a sign that belongs to a number between two digits
UNITS = 1 << 16
# Ranges of scripts without spaces: Thai and Lao, Burmese, Khmer, kana, Han (with extension A), Han (compatibility).
UNSPACED = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3041, 0x30FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF))
HANGUL = (0xAC00, 0xD7A3)  # Korean has spaces; its syllables are letters as they stand
# Marks that spelling can leave out: Latin accents, Hebrew points, Arabic vowels. In Indic scripts they are vowels.
MARKS = ((0x0300, 0x036F), (0x0591, 0x05C7), (0x064B, 0x0652))
DROPPED = "'’‘ʼ`´\u00ad\u200b\u200c\u200d\u2060\ufeff"
POINTS = ".,:/-–"  # 24.5, 1,200, 10:30, 6-3/16, 2012–13, 2024-05-17: one figure each
SIGNS = "%‰$£€¥₹₽₩"  # a word each, so that "24%" and "24 pct" are the same two words


class Characters(NamedTuple):
    """For each code unit: what it is, and what it counts as."""

    kind: NDArray[np.uint8]
    folded: NDArray[np.uint16]


@cache
def characters() -> Characters:
    """The tables; made when first asked for (30 ms), then shared.

    >>> kind, folded = characters()
    >>> [chr(folded[ord(c)]) for c in "Éß９"], int(kind[ord("中")]) == SINGLE, int(kind[ord("—")]) == BREAK
    (['e', 'ß', '9'], True, True)
    """
    kind = np.zeros(UNITS, np.uint8)
    folded = np.arange(UNITS, dtype=np.uint16)
    for unit in (*range(0x3400), *range(0xA000, HANGUL[0]), *range(0xF900, 0x10000)):
        kind[unit], folded[unit] = _character(chr(unit))
    kind[HANGUL[0] : HANGUL[1] + 1] = LETTER
    for first, last in UNSPACED:
        span = slice(first, last + 1)
        kind[span] = np.where(kind[span] == DIGIT, DIGIT, SINGLE)
    kind[0x3005:0x3008] = SINGLE  # 々 〆 〇 stand for Han characters
    for sign in SIGNS:
        kind[ord(sign)] = SINGLE
    for first, last in MARKS:
        kind[first : last + 1] = DROP
    for sign in DROPPED:
        kind[ord(sign)] = DROP
    for sign in POINTS:
        kind[ord(sign)] = POINT
    return Characters(kind, folded)


def _character(char: str) -> tuple[int, int]:
    category = unicodedata.category(char)
    if category == "Nd":
        return DIGIT, ord("0") + unicodedata.digit(char)
    if category[0] not in "LMN":
        return BREAK, ord(char)
    base = unicodedata.normalize("NFKD", char)[0].lower()[0]
    if unicodedata.category(base) == "Nd":  # a superscript or a fraction: "2½" is not 21
        return LETTER, ord(char)
    return LETTER, ord(base) if ord(base) < UNITS else ord(char)
