"""The shape of a single line: a sentence, a paragraph, a headline, a bullet. Context-free and cheap.

Lengths are measured in words if the script separates words by spaces, and in characters for Chinese and Japanese.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newsclean.core.lazy_regex import lazy
from newsclean.kernel import kernel_twin
from newsclean.text.scripts import SPACELESS

TERMINALS = frozenset(".!?…。！？؟।:;")
SENTENCE_ENDS = frozenset(".!?…。！？।\"”’»'")  # the last characters of running text
_CLOSERS = frozenset("\"'”’»“‘)]」』】）*")
BULLETS = "•·‣▪◦●○■□–—-*»›>✓✔➤►▶"
_CJK = lazy(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]")
_BULLET = lazy(rf"[{re.escape(BULLETS)}]\s+|\d{{1,2}}[.)]\s+")

SHORT_STOPS = (".", "。", "।")
SHORT_WORDS = 3  # labels that end in a full stop have one or two
PARAGRAPH_WORDS = 10  # a sentence of ten words is hardly ever a label: 1 in 200 residue lines of news pages has as many
PARAGRAPH_SEEN = 120  # characters in which a line of Latin letters has so many words; others are counted whole
PARAGRAPH_CHARS = 25  # the same for scripts without spaces


@kernel_twin
def is_sentence(line: str) -> bool:
    """Does the line end like a sentence, ignoring closing quotes and brackets?

    >>> is_sentence("“We agree.”"), is_sentence("Top stories"), is_sentence("")
    (True, False, False)
    """
    last = line[-1:]
    if last in TERMINALS:
        return last != ""
    if last not in _CLOSERS:
        return False
    inner = line.rstrip("\"'”’»“‘)]」』】）*")[-1:]
    return inner != "" and (inner in TERMINALS or inner == ",")


@kernel_twin
def word_count(line: str) -> int:
    """Words; in scripts without spaces two characters count as a word.

    >>> word_count("US tariffs rise"), word_count("美国关税上调"), word_count("")
    (3, 3, 0)
    """
    if not line:
        return 0
    words = line.count(" ") + 1
    if words * 12 < len(line) and not line.isascii():  # no language with spaces has words of 12 letters on average
        return max(words, len(_CJK.findall(line)) // 2)
    if line[0] > SPACELESS or line[-1] > SPACELESS:
        return max(words, len(_CJK.findall(line)) // 2)
    return words


@kernel_twin
def is_paragraph(line: str) -> bool:
    """Is the line running text: at least one sentence, of some length?

    >>> is_paragraph("The two sides signed eleven deals in Moscow on Wednesday, officials said.")
    True
    >>> is_paragraph("Xi and Putin sign eleven deals in Moscow as trade between them grows")
    False
    """
    if not is_sentence(line):
        return False
    return line.count(" ") >= PARAGRAPH_WORDS - 1 or (not line.isascii() and len(_CJK.findall(line)) >= PARAGRAPH_CHARS)


def is_short_sentence(line: str) -> bool:
    """Does the line end in a full stop, and have more words than labels that do?

    >>> is_short_sentence("Nobody was hurt."), is_short_sentence("Ad."), is_short_sentence("Was anybody hurt?")
    (True, False, False)
    """
    return line[-1:] in SHORT_STOPS and word_count(line) >= SHORT_WORDS


@kernel_twin
def paragraphs(lines: Sequence[str], numbers: Iterable[int]) -> list[int]:
    """The numbers of the lines, none of them empty, that are paragraphs; common cases are decided quickly.

    >>> paragraphs(["Top stories", "The two sides signed eleven deals in Moscow on Wednesday, officials said."], [0, 1])
    [1]
    """
    spaces = PARAGRAPH_WORDS - 1
    found = []
    for number in numbers:
        line = lines[number]
        if (line[-1] in TERMINALS and line.count(" ", 0, PARAGRAPH_SEEN) >= spaces) or is_paragraph(line):
            found.append(number)
    return found


@kernel_twin
def is_bullet(line: str) -> bool:
    """Does the line start with a bullet or a list number?

    >>> is_bullet("• Trade is at a record"), is_bullet("2023 was a record year")
    (True, False)
    """
    return (line[:1] in BULLETS or line[0].isdecimal()) and _BULLET.match(line) is not None


def without_bullet(line: str) -> str:
    """The line without its bullet.

    >>> without_bullet("• Trade is at a record"), without_bullet("No bullet here")
    ('Trade is at a record', 'No bullet here')
    """
    match = _BULLET.match(line) if line[:1] in BULLETS or line[0].isdecimal() else None
    return line[match.end() :] if match else line


def is_uncased(char: str) -> bool:
    """Is the character of a script without capitals: Hebrew, Arabic, the scripts of India, Thai, Burmese?

    >>> is_uncased("ا"), is_uncased("द"), is_uncased("Д")
    (True, True, False)
    """
    return "\u0590" <= char < "\u10a0"


@kernel_twin
def is_headline(line: str) -> bool:
    """Could the line be a headline: three to thirty words, starting like one, not ending like a sentence?

    >>> is_headline("Xi welcomes ‘old friend’ Putin to Beijing"), is_headline("Learn more"), is_headline("8")
    (True, False, False)
    >>> is_headline("انهيار جدار الميناء للمرة الثالثة")
    True
    """
    if not 12 <= len(line) <= 220 and not (line[:1] > SPACELESS and 6 <= len(line) <= 60):
        return False
    if not 3 <= word_count(line) <= 32 or is_bullet(line) or line[-1] in ".:;,…。":
        return False
    first = line[0]
    return first.isupper() or first.isdigit() or first in "‘“\"'«„[$€£¿¡" or first > SPACELESS or is_uncased(first)
