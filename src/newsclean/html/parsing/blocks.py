"""The blocks of a page and its elements, as columns; and how the lines of a walk become blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from newsclean.html.parsing import elements as tags
from newsclean.html.parsing.line_breaks import join_lines, joined

T = TypeVar("T")


@dataclass(slots=True)
class Elements:
    """The elements that hold text, in the order of the page; 0 is the body. Columns of equal length."""

    tag: list[str]
    parent: list[int]
    names: list[str]  # class, id, role and the like as the page has them, separated by spaces
    context: list[int]  # of `tags.CONTEXT`: what it is inside of, itself included
    depth: list[int]
    end: list[int]  # the number after its last descendant

    def holds(self, outer: int, inner: int) -> bool:
        """Whether an element is another one, or is inside it."""
        return outer <= inner < self.end[outer]


class Cut(NamedTuple):
    """A part of a block that no reader sees, and the rule for the ledger."""

    start: int
    end: int
    rule: str


class BlockLine(NamedTuple):
    """A line of a walk: its text, the block-level element, the innermost element of its first text, how much of it is
    link text, the `br` before it, what no reader sees of it.
    """

    text: str
    element: int
    inner: int
    linked: int
    breaks: int
    cuts: tuple[Cut, ...]


@dataclass(slots=True)
class Blocks:
    """The page's text, one row per block: `texts`, the block-level element of each, the innermost element of its
    first text, and how many of its characters are link text.
    """

    texts: list[str] = field(default_factory=list)
    element: list[int] = field(default_factory=list)
    inner: list[int] = field(default_factory=list)
    linked: list[int] = field(default_factory=list)
    elements: Elements = field(default_factory=lambda: Elements([], [], [], [], [], []))
    cuts: dict[int, tuple[Cut, ...]] = field(default_factory=dict)  # what no reader sees, by block
    sizes: list[int] = field(default_factory=list)  # how many lines parted by `br` each block was joined from
    lifted: tuple[int, int] | None = None  # where the headline stood on the page, and where it stands here
    groups: list[int] | None = None  # of names, by element: `newsclean.html.class_words` fills it when needed

    def __len__(self) -> int:
        return len(self.texts)

    @property
    def text(self) -> str:
        """The page's text, one block per line: offsets and undo refer to it."""
        return "\n".join(self.texts)

    def seen(self, block: int) -> str:
        """What a reader sees of a block."""
        text, parts, position = self.texts[block], [], 0
        for cut in self.cuts.get(block, ()):
            parts.append(text[position : cut.start])
            position = cut.end
        return "".join([*parts, text[position:]])

    def is_unseen(self, block: int) -> bool:
        """Whether no reader sees any of a block."""
        cuts = self.cuts.get(block)
        return cuts is not None and cuts[0].end - cuts[0].start == len(self.texts[block])

    def lift(self, start: int, to: int) -> None:
        """Move a block up: a headline above the standfirst that the page prints before it."""
        _lift(self.texts, start, to)
        for column in (self.element, self.inner, self.linked, self.sizes):
            _lift(column, start, to)
        moved = {start: to} | {i: i + 1 for i in range(to, start)}
        self.cuts = {moved.get(i, i): cuts for i, cuts in sorted(self.cuts.items())}
        self.lifted = start, to

    def is_frame(self, block: int) -> bool:
        """Whether a block is a menu or the page's footer."""
        return self.elements.tag[self.element[block]] in tags.WHOLE


def _lift(column: list[T], start: int, to: int) -> None:
    column.insert(to, column.pop(start))


def cuts_of(pieces: list[str], dropped: list[tuple[int, str]]) -> tuple[Cut, ...]:
    """Where the dropped pieces stand in the text of a block, white space collapsed."""
    rules = dict(dropped)
    found: list[Cut] = []
    end, gap = 0, False
    for number, piece in enumerate(pieces):
        core = " ".join(piece.split())
        if core:
            start = end + bool(end and (gap or piece[0].isspace()))
            end = start + len(core)
            if number in rules:
                found.append(Cut(start, end, rules[number]))
        gap = piece[-1:].isspace() if core else gap or bool(piece)
    return tuple(found)


def _with_spaces(cuts: Iterable[Cut], text: str) -> list[Cut]:
    """Cuts parted by no more than a space as one, each with the space behind it, or at the end that before it."""
    found: list[Cut] = []
    for cut in cuts:
        if found and cut.start <= found[-1].end + (text[found[-1].end] == " "):
            found[-1] = found[-1]._replace(end=cut.end)
        else:
            found.append(cut)
    return [_with_space(cut, text) for cut in found]


def _with_space(cut: Cut, text: str) -> Cut:
    if text[cut.end : cut.end + 1] == " " and (cut.start == 0 or text[cut.start - 1] == " "):
        return cut._replace(end=cut.end + 1)
    return cut._replace(start=cut.start - 1) if cut.end == len(text) and text[: cut.start].endswith(" ") else cut


def joined_blocks(lines: list[BlockLine], elements: Elements) -> Blocks:
    """The blocks of a page: its lines, those of a column joined."""
    texts = [line.text for line in lines]
    single = [at > 0 and line.breaks == 1 and line.element == lines[at - 1].element for at, line in enumerate(lines)]
    sizes = [1] * len(lines)
    if any(single):
        pools = [elements.parent[line.element] if elements.tag[line.element] == "p" else line.element for line in lines]
        sizes = join_lines(texts, single, pools)
    blocks = Blocks(elements=elements, sizes=sizes)
    first = 0
    for block, size in enumerate(sizes):
        group = lines[first : first + size]
        blocks.texts.append(joined(texts[first : first + size]))
        blocks.element.append(group[0].element)
        blocks.inner.append(group[0].inner)
        blocks.linked.append(sum(line.linked for line in group))
        if any(line.cuts for line in group):
            blocks.cuts[block] = tuple(_with_spaces(_moved(group), blocks.texts[-1]))
        first += size
    return blocks


def _moved(group: list[BlockLine]) -> Iterator[Cut]:
    """The cuts of lines that were joined, in offsets of their block."""
    end = 0
    for number, line in enumerate(group):
        shift = end + len(joined([group[number - 1].text[-1], line.text[0]])) - 2 if number else 0
        end = shift + len(line.text)
        yield from (Cut(cut.start + shift, cut.end + shift, cut.rule) for cut in line.cuts)
