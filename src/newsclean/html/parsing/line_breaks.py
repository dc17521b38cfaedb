"""Sentences broken by `<br>` put together again: print pages and agency copy set every line of a column so.

A break inside a column stands where the next word would not have fitted. That is asked of all lines of a paragraph
together, so verses, addresses and lists keep their lines: their breaks stand where a word would have fitted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsclean.text.line_shape import TERMINALS
from newsclean.text.scripts import SPACELESS


@dataclass(frozen=True, slots=True)
class WrapOptions:
    """What shows that lines are those of a column."""

    width_min: int = 24  # characters of the longest line; half of it in scripts without spaces
    width_max: int = 120  # longer lines are paragraphs that a single `br` ends
    # of the breaks that end no sentence stand where the next word would not have fitted: pages are wrapped by
    # programs, which leave no exception but for a word in another font or a hyphen
    full: float = 0.85
    breaks: int = 2  # breaks in mid-sentence that a column has
    # characters of a line that ends in mid-sentence with the next one beginning in lower case: verses are shorter
    broken: int = 45


WRAP = WrapOptions()
_CLOSERS = "\"'”’»“‘)]」』】）"


def join_lines(texts: Sequence[str], single: Sequence[bool], pools: Sequence[int]) -> list[int]:
    """How many lines make up each block.

    `single` says which lines a single `br` parts from the line before, `pools` in which column of the page each
    stands: a paragraph of two lines does not show how wide its column is.

    >>> lines = ["The ferry was late again on Monday, an hour or", "more, and forty people had to wait for it in the",
    ...          "Estmark rain.", "The office is silent."]
    >>> join_lines(lines, [False, True, True, False], [0, 0, 0, 0])
    [3, 1]
    >>> join_lines(["Roses are red,", "violets are blue."], [False, True], [0, 0])
    [1, 1]
    """
    if not any(single):
        return [1] * len(texts)
    widths = _columns(texts, single, pools)
    sizes = [1]
    for line in range(1, len(texts)):
        before, after = texts[line - 1], texts[line]
        width = widths.get(pools[line], 0)
        if single[line] and ((width and _is_full(before, after, width)) or _breaks_sentence(before, after)):
            sizes[-1] += 1
        else:
            sizes.append(1)
    return sizes


def _columns(texts: Sequence[str], single: Sequence[bool], pools: Sequence[int]) -> dict[int, int]:
    """The widths of the pools that are columns of text."""
    pairs: dict[int, list[tuple[str, str]]] = {}
    for line in range(1, len(texts)):
        if single[line]:
            pairs.setdefault(pools[line], []).append((texts[line - 1], texts[line]))
    widths = {pool: max(len(text) for pair in some for text in pair) for pool, some in pairs.items()}
    return {pool: width for pool, width in widths.items() if _is_column(pairs[pool], width)}


def _is_column(pairs: Sequence[tuple[str, str]], width: int) -> bool:
    wide = pairs[0][0][0] > SPACELESS
    if not WRAP.width_min <= width * (1 + wide) <= WRAP.width_max * (1 + wide):
        return False
    open_ends = [_is_full(before, after, width) for before, after in pairs if not _ends(before)]
    return len(open_ends) >= WRAP.breaks and sum(open_ends) >= WRAP.full * len(open_ends)


def _is_full(before: str, after: str, width: int) -> bool:
    """Would the first word of the next line not have fitted? In scripts without spaces it is one character."""
    word = 1 if after[0] > SPACELESS else len(after.split(" ", 1)[0]) + 1
    return len(before) + word > width


def _breaks_sentence(before: str, after: str) -> bool:
    return len(before) >= WRAP.broken and after[0].islower() and not _ends(before)


def _ends(line: str) -> bool:
    return line.rstrip(_CLOSERS)[-1:] in TERMINALS


def joined(lines: Sequence[str]) -> str:
    """The lines of a block as one text; a word parted by a hyphen is left for the repair of hyphens.

    >>> joined(["The ferry was", "late."]), joined(["渡轮再次", "晚点。"])
    ('The ferry was late.', '渡轮再次晚点。')
    """
    text = lines[0]
    for line in lines[1:]:
        text += line if _wide(text[-1]) and _wide(line[0]) else f" {line}"
    return text


def _wide(char: str) -> bool:
    """Is it a character of a script that sets no space between words? Hangul does."""
    return char > SPACELESS and not "\uac00" <= char <= "\ud7a3"
