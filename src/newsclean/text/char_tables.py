"""How each character counts in a comparison of texts, as tables over the code units of UTF-16.

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

from newsclean.text.scripts import ALL_UNSPACED

BREAK, LETTER, DIGIT, SINGLE, DROP, POINT = range(6)  # POINT: a sign that belongs to a number between two digits
UNITS = 1 << 16
HANGUL = (0xAC00, 0xD7A3)  # Korean has spaces; its syllables are letters as they stand
# Marks that spelling can leave out: Latin accents, Hebrew points, Arabic vowels. In Indic scripts they are vowels.
MARKS = ((0x0300, 0x036F), (0x0591, 0x05C7), (0x064B, 0x0652))
DROPPED = "'’‘ʼ`´\u00ad\u200b\u200c\u200d\u2060\ufeff"
POINTS = ".,:/-–"  # 24.5, 1,200, 10:30, 6-3/16, 2012–13, 2024-05-17: one figure each
# Letters that keyboards put for one another in Arabic, Persian and Urdu, and the Turkish i without a dot, whose capital
# is that of i; and the stroke that only widens a word.
SAME = dict(zip("ىیېكکڪہھەۀı", "يييكككههههi", strict=True))
STROKE = "\u0640"
SIGNS = "%‰$£€¥₹₽₩"  # a word each, so that "24%" and "24 pct" are the same two words
JAMO = ((0x1100, 0x11FF), (0xA960, 0xA97F), (0xD7B0, 0xD7FF))  # parts of Korean syllables, which compose
# One byte for each code unit, ordered so that a comparison gives the kind: from WORD on it stands in a word, from
# LETTERS on it is a letter (a letter's or a digit's own ASCII code, where it has one). What has one of the UNSURE codes
# may be part of a text that is not in composed form (NFC); WIDE and its like stand for many characters.
BREAKS, AT_POINT, DROPS, MARK, ASTRAL, WORD, DIGITS, LETTERS = 0, 1, 2, 3, 4, 5, 0x30, 0x61
UNSURE_SINGLE, WIDE_SINGLE, WIDE, UNSURE_WIDE = 14, 15, 0x7B, 0x7C


class Characters(NamedTuple):
    """For each code unit: its class, and what it counts as."""

    kind: NDArray[np.uint8]
    folded: NDArray[np.uint16]


@cache
def characters() -> Characters:
    """The tables; built on first use (30 ms), then shared.

    >>> kind, folded = characters()
    >>> [chr(folded[ord(c)]) for c in "Éß９"], int(kind[ord("中")]) == SINGLE, int(kind[ord("—")]) == BREAK
    (['e', 'ß', '9'], True, True)
    """
    kind = np.zeros(UNITS, np.uint8)
    folded = np.arange(UNITS, dtype=np.uint16)
    for unit in (*range(0x3400), *range(0xA000, HANGUL[0]), *range(0xF900, 0x10000)):
        kind[unit], folded[unit] = _character(chr(unit))
    kind[HANGUL[0] : HANGUL[1] + 1] = LETTER
    for first, last in ALL_UNSPACED:
        span = slice(first, last + 1)
        kind[span] = np.where(kind[span] == DIGIT, DIGIT, SINGLE)
    kind[0x3005:0x3008] = SINGLE  # 々 〆 〇 stand for Han characters
    for sign in SIGNS:
        kind[ord(sign)] = SINGLE
    for letter, other in SAME.items():
        folded[ord(letter)] = ord(other)
    for first, last in (*MARKS, (ord(STROKE), ord(STROKE))):
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


class Codes(NamedTuple):
    """Characters in one byte each, and the number that each code unit has in a hash."""

    ascii: bytes  # for bytes.translate
    code: NDArray[np.uint8]  # of each code unit
    value: NDArray[np.uint32]  # its code, or for one of many with one code a number of its own from 256 on


@cache
def char_codes() -> Codes:
    """The tables that whole batches are read with, from those of `characters`.

    >>> made = char_codes()
    >>> chr(made.ascii[ord("E")]), chr(made.code[ord("É")]), int(made.code[ord("中")]) == WIDE_SINGLE
    ('e', 'e', True)
    """
    kind, folded = characters()
    code = np.zeros(UNITS, np.uint8)
    narrow = folded < 256
    unsure = _unsure()
    code[kind == LETTER] = WIDE
    code[(kind == LETTER) & unsure] = UNSURE_WIDE
    own = ((kind == LETTER) & narrow & ~unsure) | (kind == DIGIT)
    code[own] = folded[own]
    code[kind == SINGLE] = WIDE_SINGLE
    code[(kind == SINGLE) & unsure] = UNSURE_SINGLE
    code[[ord(sign) for sign in SIGNS]] = np.arange(WORD, WORD + len(SIGNS))
    code[kind == DROP] = DROPS
    code[(kind == DROP) & unsure] = MARK
    code[(kind == BREAK) & unsure] = ASTRAL
    code[kind == POINT] = AT_POINT
    many = np.isin(code, (WIDE, UNSURE_WIDE, WIDE_SINGLE, UNSURE_SINGLE))
    return Codes(code[:256].tobytes(), code, np.where(many, folded.astype(np.uint32) + 256, code))


def _unsure() -> NDArray[np.bool_]:
    """Code units that a text in composed form need not have: marks, parts of Korean syllables, surrogates, variants."""
    unsure = np.zeros(UNITS, bool)
    for unit in (*range(0x300, 0x3400), *range(0xA000, HANGUL[0]), *range(0xF900, UNITS)):
        char = chr(unit)
        unsure[unit] = unicodedata.category(char)[0] == "M" or not unicodedata.is_normalized("NFC", char)
    for first, last in (*JAMO, (0xD800, 0xDFFF)):
        unsure[first : last + 1] = True
    return unsure
