"""Lists, terms, entries and results in the container of a text: they are parts of it, though they look like labels.

The network judges lines by their words, and an item of three words looks like one of a menu. What tells them apart is
where they stand: in the very container of the paragraphs that stay, next to them, without links, and in a form that
only texts have there: a list, or three like elements and more. The names of that container say nothing about its parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from newsclean.html.class_words import is_running
from newsclean.html.line_evidence import STAYS, BlockLabel, label_block

if TYPE_CHECKING:
    from newsclean.html.parsing.blocks import Blocks


@dataclass(frozen=True, slots=True)
class TextParts:
    """What is a part of a text by its place and form."""

    # of the text that stays: the container of a text holds at least as much of it
    home: float = 0.6
    wrappers: int = 2  # elements around a single paragraph, as some systems set each in boxes of its own
    items: int = 2  # of a list
    alike: int = 3  # elements of one name in a row: entries, results, questions
    # mean log-odds: such items stand at -1 to -3.6, menus and footers below that
    least: float = -4.0
    broken: float = -2.0  # the same of lines that `br` parts in one paragraph
    lines: float = -2.0  # the same of short paragraphs, which notes and credits are, too
    linked: float = 0.5  # of the letters of a list
    linked_entry: float = 0.1  # the same of like elements: with a link in each they are teasers and offers
    # log-odds of a line that was found so: more than of what is taken for names and labels beside a text, and less than
    # what no rule that looks around a line may remove (`line_evidence.EvidenceOptions.trust`)
    found: float = 2.0


TEXT_PARTS = TextParts()
_PLAIN = ((STAYS,), (STAYS, BlockLabel("related_link", "html/aside")))  # what is no evidence; and in an `aside`
_LISTS = frozenset(("ul", "ol", "dl"))
HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))


@dataclass(frozen=True, slots=True)
class Part:
    """A child of the container of a text: its element, and its blocks."""

    element: int
    blocks: range


def keep_text_parts(blocks: Blocks, scores: list[float], keep: list[bool]) -> list[bool]:
    """What to keep if lists and like elements next to the paragraphs that stay are parts of the text.

    The scores of these rise.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.parsing.walker import read_blocks
    >>> page = "<div><p>" + "It rained in the north. " * 9 + "{}</div><ul><li>Contact<li>Imprint</ul>"
    >>> blocks = read_blocks(LexborHTMLParser(page.format("<ul><li>Two towels<li>Dry socks</ul>")))
    >>> keep_text_parts(blocks, [2.0, -3.0, -3.0, -3.0, -3.0], [True, False, False, False, False])
    [True, True, True, False, False]
    >>> links = "<ul><li><a href=/1>Towels</a><li><a href=/2>Socks</a></ul>"
    >>> blocks = read_blocks(LexborHTMLParser(page.format(links)))
    >>> keep_text_parts(blocks, [2.0, -3.0, -3.0, -3.0, -3.0], [True, False, False, False, False])
    [True, False, False, False, False]
    """
    home = text_container(blocks, keep)
    parts = list(parts_of_text(blocks, home)) if home is not None else []
    kept = [any(keep[i] for i in part.blocks) for part in parts]
    if not any(kept):
        return keep
    taken = [False] * len(parts)
    first = kept.index(True)
    for run in _forms(blocks, scores, keep, parts):
        for number in run:
            taken[number] = number > first
    _add_headings(blocks, parts, kept, taken)
    reached = True  # what stands behind a part that is left out is below the text
    last = len(kept) - 1 - kept[::-1].index(True)
    for number, part in enumerate(parts[first:], first):
        reached = reached and (number <= last or taken[number])
        if taken[number] and reached:
            for i in part.blocks:
                if is_plain_part(blocks, i, home or 0):
                    keep[i], scores[i] = True, max(scores[i], TEXT_PARTS.found)
    return keep


def text_container(blocks: Blocks, keep: Sequence[bool]) -> int | None:
    """The innermost element that holds the greater part of the paragraphs that stay, each itself or in its own box.

    Where there is one at most, all lines that stay count.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.parsing.walker import read_blocks
    >>> blocks = read_blocks(LexborHTMLParser("<p>Menu<div><p>It rained.<p>It snowed.</div>"))
    >>> home = text_container(blocks, [False, True, True])
    >>> blocks.elements.tag[home], text_container(blocks, [False, False, False])
    ('div', None)
    """
    elements = blocks.elements
    kept = [i for i, k in enumerate(keep) if k]
    running = [i for i in kept if is_running(blocks, i)]
    rows = [(blocks.element[i], float(len(blocks.texts[i]))) for i in (running if len(running) > 1 else kept)]
    total = sum(weight for _, weight in rows)
    for _ in range(TEXT_PARTS.wrappers + 1):
        rows = [(elements.parent[at], weight) for at, weight in rows]
        sums: dict[int, float] = {}
        for at, weight in rows:
            sums[at] = sums.get(at, 0.0) + weight
        best = max(sums, key=sums.__getitem__, default=None)
        if best is not None and sums[best] >= TEXT_PARTS.home * total:
            return best
    return None


def parts_of_text(blocks: Blocks, home: int) -> Iterator[Part]:
    """The children of an element that hold text, in order.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.parsing.walker import read_blocks
    >>> blocks = read_blocks(LexborHTMLParser("<p>Rain.<ul><li>One<li>Two</ul>"))
    >>> [part.blocks for part in parts_of_text(blocks, 0)], list(parts_of_text(blocks, blocks.element[0]))
    ([range(0, 1), range(1, 3)], [])
    """
    elements = blocks.elements
    inside = [i for i, at in enumerate(blocks.element) if at != home and elements.holds(home, at)]
    for child, group in groupby(inside, lambda i: _child(blocks, home, blocks.element[i])):
        rows = list(group)
        yield Part(child, range(rows[0], rows[-1] + 1))


def _child(blocks: Blocks, home: int, at: int) -> int:
    parent = blocks.elements.parent
    while parent[at] != home:
        at = parent[at]
    return at


def _forms(blocks: Blocks, scores: Sequence[float], keep: Sequence[bool], parts: list[Part]) -> Iterator[list[int]]:
    """The numbers of parts that are lists, and of runs of like parts."""
    elements = blocks.elements
    last = max((number for number, part in enumerate(parts) if any(keep[i] for i in part.blocks)), default=0)
    for number, part in enumerate(parts):
        size, listed = len(part.blocks), elements.tag[part.element] in _LISTS
        broken = size >= TEXT_PARTS.alike and {blocks.element[i] for i in part.blocks} == {part.element}
        least = TEXT_PARTS.broken if broken else TEXT_PARTS.least
        formed = (listed and size >= TEXT_PARTS.items) or broken or (number < last and _holds_entries(blocks, part))
        if formed and _fits(blocks, scores, keep, [part], least):
            yield [number]
    yield from _runs(blocks, scores, keep, parts)


def _holds_entries(blocks: Blocks, part: Part) -> bool:
    """Is a part nothing but like elements, three and more, as cards with a name and what is said of it?"""
    elements, home = blocks.elements, part.element
    if len(part.blocks) < TEXT_PARTS.alike or any(blocks.element[i] == home for i in part.blocks):
        return False
    entries = dict.fromkeys(_child(blocks, home, blocks.element[i]) for i in part.blocks)
    like = {(elements.tag[at], elements.names[at]) for at in entries}
    return len(entries) >= TEXT_PARTS.alike and len(like) == 1


def _runs(blocks: Blocks, scores: Sequence[float], keep: Sequence[bool], parts: list[Part]) -> Iterator[list[int]]:
    """The numbers of like parts in a row; headings may stand between them."""
    elements = blocks.elements
    headed = {number for number, part in enumerate(parts) if elements.tag[part.element] in HEADINGS}
    loose = [number for number in range(len(parts)) if number not in headed]
    kept = [any(keep[i] for i in part.blocks) for part in parts]
    last = max((number for number, k in enumerate(kept) if k), default=0)
    for (tag, _), group in groupby(loose, lambda n: (elements.tag[parts[n].element], elements.names[parts[n].element])):
        least = TEXT_PARTS.lines if tag == "p" else TEXT_PARTS.least
        for short, run in groupby(group, lambda n: not _is_paragraph(blocks, parts[n])):
            # short paragraphs below the text are notes, credits and links to more, if no subheads stand above them
            numbers = [n for n in run if tag != "p" or n < last or n - 1 in headed] if short else []
            if len(numbers) >= TEXT_PARTS.alike and _fits(blocks, scores, keep, [parts[n] for n in numbers], least):
                yield numbers


def _is_paragraph(blocks: Blocks, part: Part) -> bool:
    return len(part.blocks) == 1 and is_running(blocks, part.blocks[0])


def _fits(blocks: Blocks, scores: Sequence[float], keep: Sequence[bool], parts: Sequence[Part], least: float) -> bool:
    """Are the lines of some parts short and without links, and does the network not rule them out?

    It knows running text: what it leaves out of that are comments, biographies and promises.
    """
    rows = [i for part in parts for i in part.blocks]
    home = blocks.elements.parent[parts[0].element]
    plain = [i for i in rows if is_plain_part(blocks, i, home)]
    size, linked = sum(len(blocks.texts[i]) for i in rows), sum(blocks.linked[i] for i in rows)
    short = all(keep[i] or not is_running(blocks, i) for i in plain)
    most = TEXT_PARTS.linked if blocks.elements.tag[parts[0].element] in _LISTS else TEXT_PARTS.linked_entry
    if not short or linked > most * size or 2 * len(plain) < len(rows) or any("://" in blocks.texts[i] for i in plain):
        return False
    return sum(scores[i] for i in plain) > least * len(plain)


def is_plain_part(blocks: Blocks, block: int, home: int, *, aside: bool = False) -> bool:
    """Does nothing speak against a block in a container but the network: it is no link, and no name within that does?

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.parsing.walker import read_blocks
    >>> page = "<div class=share><p>Two towels.<p><a href=/1>Socks</a><p class=byline>Ana Moor</div>"
    >>> blocks = read_blocks(LexborHTMLParser(page))
    >>> home = blocks.elements.parent[blocks.element[0]]
    >>> [is_plain_part(blocks, i, home) for i in range(3)]
    [True, False, False]
    """
    linked = blocks.linked[block]
    plain = _PLAIN[aside]
    open_to = linked < len(blocks.texts[block]) and (linked > 0 or label_block(blocks, block, inside=home) in plain)
    return open_to and not blocks.is_unseen(block) and any(map(str.isalnum, blocks.texts[block]))


def _add_headings(blocks: Blocks, parts: list[Part], kept: list[bool], taken: list[bool]) -> None:
    """Take the heading of each part that is taken, and those between two."""
    for number in range(len(parts) - 2, -1, -1):
        if blocks.elements.tag[parts[number].element] in HEADINGS and not kept[number]:
            taken[number] = taken[number + 1]
