"""Quotations set apart from the text, and those that only repeat it in large type."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsclean.html.parsing.elements import QUOTE

if TYPE_CHECKING:
    from newsclean.html.parsing.blocks import Blocks


@dataclass(frozen=True, slots=True)
class PullQuoteOptions:
    """How much of a quotation a paragraph must hold, so that it is no chance: editors shorten what they pull."""

    share: float = 0.8  # of its words in one paragraph; of two on labelled pages 15 of 17 and 17 of 19 were
    words: int = 8  # from which that counts
    sentence: int = 4  # spaces in one sentence of several that a paragraph repeats


PULL_QUOTES = PullQuoteOptions()
_MARKS = (frozenset('“„«»‚‘”"「『'), frozenset('”“»«’"」』'))
_OUTER = "".join(_MARKS[0] | _MARKS[1]) + ".,… "
_WORD = re.compile(r"\w+")


def is_quotation(blocks: Blocks, block: int) -> bool:
    """Does a block stand in a `blockquote`, or all of it in quotation marks?

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.parsing.walker import read_blocks
    >>> blocks = read_blocks(LexborHTMLParser("<blockquote>Rain.</blockquote><p>“Rain.”<p>“Rain,” she said."))
    >>> [is_quotation(blocks, i) for i in range(3)]
    [True, True, False]
    """
    text, context = blocks.texts[block], blocks.elements.context[blocks.inner[block]]
    return bool(context & QUOTE) or (len(text) > 1 and text[0] in _MARKS[0] and text[-1] in _MARKS[1])


def is_pull_quote(blocks: Blocks, block: int, keep: Sequence[bool]) -> bool:
    """Does a block that stays hold a sentence of this quotation, or nearly all of its words?

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.parsing.walker import read_blocks
    >>> page = "<blockquote>We waited long enough.</blockquote><p>“We waited long enough for rain,” she said."
    >>> blocks = read_blocks(LexborHTMLParser(page))
    >>> is_pull_quote(blocks, 0, [False, True]), is_pull_quote(blocks, 0, [False, False])
    (True, False)
    """
    text = blocks.texts[block]
    pieces = [piece.strip(_OUTER)[1:] for piece in text.split(". ")]  # the first letter is a capital here
    cores = [piece for piece in pieces if len(pieces) == 1 or piece.count(" ") >= PULL_QUOTES.sentence]
    words = set(_WORD.findall(text.casefold()))
    least = PULL_QUOTES.share * len(words) if len(words) >= PULL_QUOTES.words else len(words) + 1
    for other in (blocks.texts[i] for i, k in enumerate(keep) if k and i != block):
        if any(core in other for core in cores) or len(words & set(_WORD.findall(other.casefold()))) >= least:
            return True
    return False
