"""Scripts by the way they separate words, which decides what a token is for every tokeniser of the package.

A token is a run of letters, a number, or, in a script that sets no spaces between words, a piece of one to two
characters. Three readers take tokens, each for a measured reason: `word_keys` joins what makes one name ("U.S.",
"AT&T") and takes pieces that a country does not start in; `synonyms` keeps numbers and the signs at which a clause may
end; `hashed_tokens` reads many texts at once with numpy, one character a piece, digits and letters apart, as outlets
write "3m" and "3 million".
"""

from __future__ import annotations

Span = tuple[int, int]  # the first and the last character of a block of Unicode

KANA: Span = (0x3040, 0x30FF)
HAN: tuple[Span, ...] = ((0x3400, 0x9FFF),)
HAN_COMPATIBLE: Span = (0xF900, 0xFAFF)
HANGUL: Span = (0xAC00, 0xD7AF)
SOUTH_EAST_ASIAN: tuple[Span, ...] = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF))  # Thai, Lao, Burmese, Khmer
EAST_ASIAN: tuple[Span, ...] = (KANA, *HAN, HANGUL)  # names are met without spaces round them; Korean parts its words
UNSPACED: tuple[Span, ...] = (*SOUTH_EAST_ASIAN, KANA, *HAN)
ALL_UNSPACED: tuple[Span, ...] = (*UNSPACED, HAN_COMPATIBLE)


def script_class(*spans: Span) -> str:
    """The spans as the inside of a class of `re`.

    >>> script_class((0x41, 0x43), (0x61, 0x61))
    'A-Ca-a'
    """
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in spans)


SPACELESS = "\u2e7f"  # beyond it are Chinese, Japanese and Korean, which write a word in two or three characters
