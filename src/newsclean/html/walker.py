"""HTML as blocks: one walk over lexbor's tree, without recursion; every block of text with its position.

A block is the text between two block-level borders (or `br`), white space collapsed as a browser does. Blocks are
columns, and so are the elements: a block names its element, an element its parent, so that context costs one look-up
however deep the page nests. Elements without text of their own or below them are left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from newsclean.html import elements as tags
from newsclean.html.elements import CONTEXT, NAMING

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
    groups: list[int] | None = None  # of names, by element: `newsclean.html.class_words` fills it when needed

    def __len__(self) -> int:
        return len(self.texts)

    @property
    def text(self) -> str:
        """The page's text, one block per line: offsets and undo refer to it."""
        return "\n".join(self.texts)

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
    >>> read_blocks(LexborHTMLParser("")).texts
    []
    """
    walk = Walk()
    if tree.body is not None:
        walk.run(tree.body)
    return walk.finish()


class Walk:
    """The state of one walk: the elements that are open, and the block being gathered."""

    counted = tags.BODIES | {"a"}  # elements whose open ones are counted

    def __init__(self) -> None:
        self.opened: list[tuple[Any, str, int]] = []  # open elements, outermost first: node, tag, kind
        self.numbers: list[int] = []  # the number registered, the first ones of `opened`
        self.pieces: list[str] = []
        self.linked = 0
        self.links = 0  # open `a` elements
        self.bodies = 0  # open `article` and `main` elements
        self.at = self.inner = 0
        self.rows: list[tuple[str, int, str, int, int, int]] = []  # of Elements but for `end`, and the block-level one
        self.ends: list[int] = []
        self.lines: list[tuple[str, int, int, int]] = []  # of Blocks

    def finish(self) -> Blocks:
        """The blocks, with the columns of their elements."""
        if not self.lines:
            return Blocks()
        tag, parent, names, context, depth, _ = map(list, zip(*self.rows, strict=True))
        texts, element, inner, linked = map(list, zip(*self.lines, strict=True))
        return Blocks(texts, element, inner, linked, Elements(tag, parent, names, context, depth, self.ends))

    def run(self, root: LexborNode) -> None:  # noqa: C901, PLR0912 - a call for each node would double the cost
        """Walk the tree below `root`, in order, in one loop."""
        known, counted, text_of, inline_or_block = tags.KIND, tags.WHOLE | self.counted, tags.TEXT, tags.BLOCK
        opened, numbers, pieces, flush = self.opened, self.numbers, self.pieces, self.flush
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
                        pieces.append(text)
                        if self.links:
                            self.linked += len(text.strip())
                    elif pieces:
                        pieces.append(" ")
                elif kind <= inline_or_block:
                    if kind and pieces:
                        flush()
                    child = node.first_child
                    if child is not None:
                        if tag not in counted or self.opens(node, tag):
                            opened.append((node, tag, kind))
                            node = child
                            continue
                        self.gather(node, tag)
                elif pieces and kind == tags.BREAK:
                    flush()
                node = node.next
            node, tag, kind = opened.pop()
            if pieces:
                if kind:
                    flush()
                elif tag in tags.LABELS and _is_label(node.next) and len(pieces[-1]) > 1:
                    pieces.append(" ")  # two links or spans side by side, nothing between: two labels, not one word
            if tag in counted:
                self.closes(node, tag)
            if len(numbers) > len(opened):
                self.ends[numbers.pop()] = len(self.rows)
            if not opened:
                return
            node = node.next

    def opens(self, node: Any, tag: str) -> bool:  # noqa: ARG002 - for walks that read more of a page
        """An element of `counted` opens, or may: is it entered?"""
        if tag in tags.WHOLE and not (self.bodies and tag == "footer"):
            return False
        self.links += tag == "a"
        self.bodies += tag in tags.BODIES
        return True

    def closes(self, node: Any, tag: str) -> None:  # noqa: ARG002
        """An element of `counted` ends."""
        self.links -= tag == "a"
        self.bodies -= tag in tags.BODIES

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
            self.lines.append((text, self.at, self.inner, min(self.linked, len(text))))
        self.pieces.clear()
        self.linked = 0


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
