"""HTML as blocks: one walk over lexbor's tree, without recursion; every block of text with its position.

A block is the text between two block-level borders (or `br`), white space collapsed as a browser does. Blocks are
columns, and so are the elements: a block names its element, an element its parent, so that context costs one look-up
however deep the page nests. Elements without text of their own or below them are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.html.parsing import elements as tags
from newsclean.html.parsing.elements import CONTEXT, NAMING
from newsclean.html.parsing.hidden import DELETED, HIDDEN, STRUCK, hidden_nodes
from newsclean.html.parsing.line_breaks import join_lines, joined

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode


@dataclass(slots=True)
class Elements:
    """The elements that hold text, in the order of the page; 0 is the body. Columns of equal length."""

    tag: list[str]
    parent: list[int]
    names: list[str]  # class, id, role and the like as the page has them, separated by spaces
    context: list[int]  # of `tags.CONTEXT`: what it is inside of, itself included
    depth: list[int]
    end: list[int]  # the number after its last descendant


class Cut(NamedTuple):
    """A part of a block that no reader sees, and the rule for the ledger."""

    start: int
    end: int
    rule: str


class _Line(NamedTuple):
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

    def is_frame(self, block: int) -> bool:
        """Whether a block is a menu or the page's footer."""
        return self.elements.tag[self.element[block]] in tags.WHOLE


def read_blocks(tree: LexborHTMLParser) -> Blocks:
    """The blocks of a parsed page, in the order of the page; the tree is left as it is.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> page = "<nav><a href=/>Home</a></nav><p>It <b>rai</b>ned<br>all day.<script>no()</script><p hidden> "
    >>> blocks = read_blocks(LexborHTMLParser(page))
    >>> blocks.texts, blocks.linked, [blocks.elements.tag[i] for i in blocks.element]
    (['Home', 'It rained', 'all day.'], [4, 0, 0], ['nav', 'p', 'p'])
    >>> blocks = read_blocks(LexborHTMLParser("<p>It costs <s>$4</s> $3.<p hidden>Draft."))
    >>> blocks.texts, blocks.cuts[0], blocks.is_unseen(1)
    (['It costs $4 $3.', 'Draft.'], (Cut(start=9, end=12, rule='html/deleted'),), True)
    >>> read_blocks(LexborHTMLParser("")).texts
    []
    """
    walk = Walk(hidden_nodes(tree))
    if tree.body is not None:
        walk.run(tree.body)
    return walk.finish()


class Walk:
    """The state of one walk: the elements that are open, and the block being gathered."""

    counted = tags.BODIES | STRUCK | {"a", "q", "sup"}  # elements whose start and end are noted

    def __init__(self, hidden: frozenset[int] = frozenset()) -> None:
        self.hidden = hidden  # identities of elements
        self.unseen: list[str] = []  # the rules by which the text being read is hidden or struck out
        self.dropped: list[tuple[int, str]] = []  # of `pieces`: the number, and the rule
        self.breaks = 0  # `br` since the last text
        self.quotes: list[bool] = []  # of open `q` elements: whether their marks are set here
        self.raised: list[int] = []  # the number of pieces when each open `sup` began
        self.opened: list[tuple[Any, str, int]] = []  # open elements, outermost first: node, tag, kind
        self.numbers: list[int] = []  # the number registered, the first ones of `opened`
        self.pieces: list[str] = []
        self.linked = 0
        self.links = 0  # open `a` elements
        self.bodies = 0  # open `article` and `main` elements
        self.at = self.inner = 0
        self.rows: list[tuple[str, int, str, int, int, int]] = []  # of Elements but for `end`, and the block-level one
        self.ends: list[int] = []
        self.lines: list[_Line] = []

    def finish(self) -> Blocks:
        """The blocks, with the columns of their elements."""
        if not self.lines:
            return Blocks()
        tag, parent, names, context, depth, _ = map(list, zip(*self.rows, strict=True))
        return _joined(self.lines, Elements(tag, parent, names, context, depth, self.ends))

    def run(self, root: LexborNode) -> None:  # noqa: C901, PLR0912, PLR0915 - a call for each node would double the cost
        """Walk the tree below `root`, in order, in one loop."""
        known, counted, text_of, inline_or_block = tags.KIND, tags.WHOLE | self.counted, tags.TEXT, tags.BLOCK
        opened, numbers, pieces, flush = self.opened, self.numbers, self.pieces, self.flush
        hidden, unseen = self.hidden, self.unseen
        opened.append((root, root.tag or "", tags.BLOCK))
        node: Any = root.first_child
        while True:
            while node is not None:
                tag = node.tag
                kind = known.get(tag, inline_or_block)
                if kind == text_of:
                    text = node.text_content
                    if not text.isspace():
                        if not pieces:
                            self.begin()
                        if unseen:
                            self.dropped.append((len(pieces), unseen[-1]))
                        pieces.append(text)
                        if self.links:
                            self.linked += len(text.strip())
                    elif pieces:
                        pieces.append(" ")
                elif kind <= inline_or_block:
                    if kind and tag not in tags.KNOWN_BLOCKS and _is_amid_text(node):
                        kind = tags.INLINE
                    if kind and pieces:
                        flush()
                    child = node.first_child
                    if child is not None:
                        if hidden and node.mem_id in hidden:
                            unseen.append(HIDDEN)
                        if tag not in counted or self.opens(node, tag):
                            opened.append((node, tag, kind))
                            node = child
                            continue
                        self.gather(node, tag)
                        if hidden and node.mem_id in hidden:
                            unseen.pop()
                elif kind == tags.BREAK:
                    if pieces:
                        flush()
                    self.breaks += 1 if tag == "br" else 2  # a rule ends a paragraph
                node = node.next
            node, tag, kind = opened.pop()
            if pieces:
                if kind:
                    flush()
                elif tag in tags.LABELS and _is_label(node.next) and len(pieces[-1]) > 1:
                    pieces.append(" ")  # two links or spans side by side, nothing between: two labels, not one word
            if tag in counted:
                self.closes(node, tag)
            if hidden and node.mem_id in hidden:
                unseen.pop()
            if len(numbers) > len(opened):
                self.ends[numbers.pop()] = len(self.rows)
            if not opened:
                return
            node = node.next

    def opens(self, node: Any, tag: str) -> bool:
        """An element of `counted` opens, or may: is it entered?"""
        if tag in tags.WHOLE and not (self.bodies and tag == "footer"):
            return False
        self.links += tag == "a"
        self.bodies += tag in tags.BODIES
        if tag in STRUCK:
            self.unseen.append(DELETED)
        elif tag == "q":
            self.quotes.append(not _is_quoted(node))
            self.mark("“‘", opening=True)
        elif tag == "sup":
            self.raised.append(len(self.pieces))
        return True

    def closes(self, node: Any, tag: str) -> None:  # noqa: ARG002
        """An element of `counted` ends."""
        self.links -= tag == "a"
        self.bodies -= tag in tags.BODIES
        if tag in STRUCK:
            self.unseen.pop()
        elif tag == "q":
            self.mark("”’", opening=False)
            self.quotes.pop()
        elif tag == "sup":
            self.raise_figures(self.raised.pop())

    def mark(self, marks: str, *, opening: bool) -> None:
        """Set the quotation mark that a browser sets, the outer one or the inner one by turns."""
        if self.quotes[-1] and (opening or self.pieces):
            if not self.pieces:
                self.begin()
            if self.unseen:
                self.dropped.append((len(self.pieces), self.unseen[-1]))
            self.pieces.append(marks[1 - len(self.quotes) % 2])

    def raise_figures(self, first: int) -> None:
        """Write the figures of a `sup` as raised ones: 20 m², not 20 m2; of a block that began before it."""
        if first and "".join(self.pieces[first:]).strip() and all(map(_is_figure, self.pieces[first:])):
            self.pieces[first:] = [piece.translate(_RAISED) for piece in self.pieces[first:]]

    def gather(self, node: Any, tag: str) -> None:
        """A menu or the page's footer is one block: its lines are not needed, and pages have hundreds of them."""
        self.opened.append((node, tag, tags.BLOCK))
        self.begin()
        self.pieces.append(" ".join(_texts(node)))
        self.linked = len(self.pieces[0])
        self.flush()
        self.opened.pop()
        self.ends[self.numbers.pop()] = len(self.rows)

    def begin(self) -> None:
        """A block begins: register the open elements that are not yet, and note where it stands."""
        numbers, rows = self.numbers, self.rows
        parent = numbers[-1] if numbers else 0
        _, _, _, inside, _, at = rows[parent] if numbers else _NOWHERE
        for node, tag, kind in self.opened[len(numbers) :]:
            number, own = len(rows), ""
            for name, value in node.attributes.items():
                if value and name in NAMING:
                    own = f"{own} {value}" if own else value
            inside |= CONTEXT.get(tag, 0)
            if kind:
                at = number
            rows.append((tag, parent, own, inside, len(numbers), at))
            self.ends.append(0)
            numbers.append(number)
            parent = number
        self.at, self.inner = at, parent

    def flush(self) -> None:
        """End the block that is being gathered."""
        text = " ".join("".join(self.pieces).split())
        if text:
            cuts = _cuts(self.pieces, self.dropped) if self.dropped else ()
            self.lines.append(_Line(text, self.at, self.inner, min(self.linked, len(text)), self.breaks, cuts))
        self.pieces.clear()
        self.dropped.clear()
        self.linked = self.breaks = 0


def _cuts(pieces: list[str], dropped: list[tuple[int, str]]) -> tuple[Cut, ...]:
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


def _joined(lines: list[_Line], elements: Elements) -> Blocks:
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


def _moved(group: list[_Line]) -> Iterator[Cut]:
    """The cuts of lines that were joined, in offsets of their block."""
    end = 0
    for number, line in enumerate(group):
        shift = end + len(joined([group[number - 1].text[-1], line.text[0]])) - 2 if number else 0
        end = shift + len(line.text)
        yield from (Cut(cut.start + shift, cut.end + shift, cut.rule) for cut in line.cuts)


def _is_figure(piece: str) -> bool:
    return not piece.strip("0123456789+-−() \n\t")


_RAISED = str.maketrans("0123456789+-−()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾")


def _is_quoted(node: Any) -> bool:
    """Does the text of a `q` bring its own marks?"""
    first = node.first_child
    return first.tag == "-text" and str(first.text_content).lstrip()[:1] in tuple("\"“„«»‘'「『‹")


def _is_amid_text(node: Any) -> bool:
    """Does an element that HTML does not know stand within a sentence? It is inline then, as the standard has it."""
    return any(beside is not None and _is_text(beside) for beside in (node.prev, node.next))


def _is_text(node: Any) -> bool:
    return node.tag == "-text" and not node.text_content.isspace()


_NOWHERE = ("", 0, "", 0, 0, 0)


def _is_label(node: Any) -> bool:
    """Does an element follow that sets a label of its own, and does its text begin with a letter or a digit?"""
    if node is None or node.tag not in tags.LABELS:
        return False
    for _ in range(tags.LABEL_DEPTH):
        node = node.first_child
        if node is None:
            return False
        if node.tag == "-text":
            return str(node.text_content)[:1].isalnum()
    return False


def _texts(root: Any) -> list[str]:
    """The texts below `root`, except those inside skipped elements."""
    found: list[str] = []
    nodes = root.traverse(include_text=True)  # in C: a third of the time that a walk takes
    for node in nodes:
        tag = node.tag
        if tag == "-text":
            found.append(node.text_content)
        elif tags.KIND.get(tag) == tags.SKIP:
            for _ in islice(node.traverse(include_text=True), 1, None):
                next(nodes)
    return found
