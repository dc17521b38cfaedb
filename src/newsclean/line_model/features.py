"""Context-free features of all lines of a page at once: a few numpy scans of its code points.

No regular expressions and no cache: the cost is linear in the text, the same for a page seen before, and a line's
features never depend on what ran earlier. Of a long line only the head and the tail are read (`HEAD`, `TAIL`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

# A paragraph shows what it is within its first and last words; 120 characters a line keep a page near 100 µs.
HEAD = 70
TAIL = 50
BUCKETS = 1 << 16  # of hashed words and word pairs, as many as `_hashes` can distinguish
_PUNCTUATION = (".", "!?…。！？।؟", ",;、，；،", ":：", '"“”„‟〝「」『』《》', "'’‘`‚‹›", "-–—―−", "|¦", "«»")
_SIGNS = ("•·▪●►▶→➜■◆★>*<+=~", "/\\_", "@#", "()[]{}（）【】", "%€£¥$&₹", "©®™")
SPACE, LOWER, UPPER, LETTER, CJK, DIGIT, STOP, END = range(8)
OTHER = STOP + len(_PUNCTUATION) + len(_SIGNS)
CLASSES = OTHER + 1
KINDS = 8  # of words: see `kind_table`
TALLIES = CLASSES + KINDS + 1  # what is counted in each line: characters, words, ends of sentences
COUNTED = 6  # punctuation classes from STOP on whose plain number counts too
NUMBERS = 4 + COUNTED + TALLIES  # columns of `Lines.numbers`
_SIZES = bytes([0, 0, 0, 0, 2, 2, 2, 2, 4])  # of a word by its length: short, middle, long


@dataclass(frozen=True, slots=True)
class LineFeatures:
    """Context-free features of n lines with m words."""

    numbers: Floats  # n × NUMBERS
    edges: Any  # 3 × n: classes of the first, the last and the last but one character
    hashes: Any  # 2 m buckets: of every word, then of every word with its successor in the line
    word_lines: Ints  # m: the line that a word stands in


def char_class(char: str) -> int:
    """The class of one character.

    >>> char_class("a") == LOWER, char_class("!") == END, char_class("語") == CJK, char_class("\\x00") == OTHER
    (True, True, True, True)
    """
    for i, members in enumerate(_PUNCTUATION + _SIGNS):
        if char in members:
            return STOP + i
    if char.isspace():
        return SPACE
    if "\u3040" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af":
        return CJK
    category = unicodedata.category(char)
    if category in ("Ll", "Lu", "Lt", "Nd"):
        return {"Ll": LOWER, "Nd": DIGIT}.get(category, UPPER)
    return LETTER if category[0] in "LM" else OTHER


def char_table() -> bytes:
    """Classes of the 65,536 characters of the basic plane; stored with the weights, so no start-up pays for it."""
    return bytes(char_class(chr(c)) for c in range(0x10000))


def kind_table() -> bytes:
    """The kind of a word by class of its first character, size and whether the second is a capital, flattened.

    0-2 lower case (short, middle, long), 3 capitalised, 4 capitals only, 5 digits, 6 CJK, 7 other scripts. Short is
    up to three letters: in alphabets that have cases these are nearly all function words.
    """
    plain = {DIGIT: 5, CJK: 6, LETTER: 7}
    row = {c: bytes([kind] * 6) for c, kind in plain.items()}
    row |= {LOWER: bytes([0, 0, 1, 1, 2, 2]), UPPER: bytes([3, 4] * 3)}
    return b"".join(row.get(c, bytes(6)) for c in range(DIGIT + 1))


def line_features(lines: Sequence[str], tables: tuple[Any, Any]) -> LineFeatures:
    """Features of one or more stripped, non-empty lines; `tables` are `char_table`, `kind_table` as arrays of uint8.

    >>> import numpy as np
    >>> tables = np.frombuffer(char_table(), np.uint8), np.frombuffer(kind_table(), np.uint8)
    >>> line_features(["Home", "It rained on Monday."], tables).numbers.shape == (2, NUMBERS)
    True
    """
    import numpy as np  # see the package

    n = len(lines)
    full = np.fromiter(map(len, lines), np.int64, n)
    sizes = np.minimum(full, HEAD + TAIL) + 1
    # a newline in front and behind, so that every word has two edges
    clipped = [x if len(x) <= HEAD + TAIL else x[:HEAD] + x[-TAIL:] for x in lines]
    text = "\n" + "\n".join(clipped) + "\n"
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    classes = tables[0].take(points, mode="clip")  # beyond the basic plane, emoji nearly all: OTHER
    ends = sizes.cumsum()
    starts = ends - sizes + 1
    line_of = np.arange(n).repeat(sizes)
    inside = (classes - np.uint8(LOWER)) < DIGIT
    edge = np.flatnonzero(inside[1:] != inside[:-1]) + 1  # begin, end, begin, end… of the words
    word_lines = line_of.take(edge[0::2] - 1)
    counts = _counts(classes, line_of, edge, tables[1])
    edges = classes.take(np.array((starts, ends - 1, np.maximum(ends - 2, starts))))
    return LineFeatures(_numbers(full, sizes, counts), edges, _hashes(points, edge, word_lines), word_lines)


def _counts(classes: Any, line_of: Ints, edge: Ints, kinds: Any) -> Floats:
    """Counts of each character class, each kind of word and ends of sentences in each line: n × TALLIES."""
    import numpy as np  # see the package

    base = line_of * TALLIES
    body = classes[1:]  # without the newline in front; each line counts the one behind it
    firsts = edge[0::2]
    shape = np.frombuffer(_SIZES, np.uint8).take(edge[1::2] - firsts, mode="clip")
    shape = shape + classes.take(firsts) * 6 + (classes.take(firsts + 1) == UPPER)
    stops = np.flatnonzero(((body[:-1] - np.uint8(STOP)) < 2) & (body[1:] == SPACE))
    keys = (base + body, base.take(firsts - 1) + CLASSES + kinds.take(shape), base.take(stops) + (TALLIES - 1))
    n = int(line_of[-1]) + 1
    counts = np.bincount(np.concatenate(keys), minlength=n * TALLIES)
    return counts.astype(np.float32).reshape(n, TALLIES)


def _numbers(full: Ints, sizes: Ints, counts: Floats) -> Floats:
    """The numeric columns: lengths on a log scale, shares of characters and of word kinds, counts of stops."""
    import numpy as np  # see the package

    words = counts[:, CLASSES:-1]
    total = words.sum(axis=1)
    # a CJK run is one "word" of several characters: two characters make about one word
    size = (total + np.maximum(counts[:, CJK] / 2 - words[:, 6], 0)) * (full / (sizes - 1))
    out = np.empty((len(full), NUMBERS), np.float32)
    out[:, 0] = np.log1p(full)
    out[:, 1] = np.log1p(size)
    out[:, 2] = np.minimum(size, 60)
    out[:, 3] = total == 0
    np.minimum(counts[:, STOP : STOP + COUNTED], 4, out=out[:, 4 : 4 + COUNTED])
    shares = out[:, 4 + COUNTED :]
    np.divide(counts[:, :CLASSES], sizes[:, None], out=shares[:, :CLASSES], casting="unsafe")
    np.sqrt(shares[:, :CLASSES], out=shares[:, :CLASSES])
    np.divide(words, np.maximum(total, 1)[:, None], out=shares[:, CLASSES:-1])
    np.minimum(counts[:, -1], 4, out=shares[:, -1])
    return out


def _hashes(points: Any, edge: Ints, word_lines: Ints) -> Any:
    """Buckets (16 bits) of words, blind to ASCII case, then of words with their successor in the line."""
    import numpy as np  # see the package

    if not len(edge):
        return np.zeros(0, np.uint16)
    letters = (points | np.uint32(32)) * np.uint32(2654435761)
    letters ^= letters >> np.uint32(15)
    letters *= np.uint32(2246822519)
    word = np.add.reduceat(letters, edge)[0::2] + letters.take(edge[0::2]) * np.uint32(7)
    after = word[1:] * np.uint32(31)
    after[word_lines[1:] != word_lines[:-1]] = 0
    both = np.concatenate((word, word[:-1] + after, word[-1:]))
    return (both ^ (both >> np.uint32(16))).astype(np.uint16)
