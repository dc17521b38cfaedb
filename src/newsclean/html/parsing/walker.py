"""HTML as blocks: one walk over lexbor's tree, without recursion; every block of text with its position.

A block is the text between two block-level borders (or `br`), white space collapsed as a browser does. Blocks are
columns, and so are the elements: a block names its element, an element its parent, so that context costs one look-up
however deep the page nests. Elements without text of their own or below them are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsclean.html.parsing import elements as tags
from newsclean.html.parsing.blocks import BlockLine, Blocks, Elements, cuts_of, joined_blocks
from newsclean.html.parsing.elements import CONTEXT, NAMING
from newsclean.html.parsing.formulas import formula_text
from newsclean.html.parsing.hidden import HIDDEN, NOTED, hidden_nodes
from newsclean.html.parsing.nodes import is_amid_text, is_label, is_quoted, texts_below

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode


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

    counted = tags.BODIES | NOTED.keys() | {"a", "math", "q", "sup"}  # elements whose start and end are noted

    def __init__(self, hidden: frozenset[int] = frozenset()) -> None:
        self.hidden = hidden  # identities of elements
        self.unseen: list[str] = []  # the rules by which the text being read is hidden, struck out or a reading
        self.dropped: list[tuple[int, str]] = []  # of `pieces`: the number, and the rule
        self.breaks = 0  # `br` since the last text
        self.quotes: list[bool] = []  # of open `q` elements: whether their marks are set here
        self.raised: list[tuple[int, int]] = []  # the numbers of lines and of pieces when each open `sup` began
        self.opened: list[tuple[Any, str, int]] = []  # open elements, outermost first: node, tag, kind
        self.numbers: list[int] = []  # the number registered, the first ones of `opened`
        self.pieces: list[str] = []
        self.linked = 0
        self.links = 0  # open `a` elements
        self.bodies = 0  # open `article` and `main` elements
        self.at = self.inner = 0
        self.rows: list[tuple[str, int, str, int, int, int]] = []  # of Elements but for `end`, and the block-level one
        self.ends: list[int] = []
        self.lines: list[BlockLine] = []

    def finish(self) -> Blocks:
        """The blocks, with the columns of their elements."""
        if not self.lines:
            return Blocks()
        tag, parent, names, context, depth, _ = map(list, zip(*self.rows, strict=True))
        return joined_blocks(self.lines, Elements(tag, parent, names, context, depth, self.ends))

    def run(self, root: LexborNode) -> None:  # noqa: C901, PLR0912, PLR0915 - see below
        """Walk the tree below `root`, in order, in one loop."""
        # Long on purpose: with a function for texts and one for the ends of elements it takes 5 to 12 % longer.
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
                    if kind and tag not in tags.KNOWN_BLOCKS and is_amid_text(node):
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
                    elif tag == "span" and "br" in (node.attributes.get("class") or "").split():
                        if pieces:
                            flush()  # an empty `span.br`, which some systems write for `br`
                        self.breaks += 1
                elif kind == tags.BREAK:
                    if pieces:
                        flush()
                    self.breaks += 1 if tag == "br" else 2  # a rule ends a paragraph
                node = node.next
            node, tag, kind = opened.pop()
            if pieces:
                if kind:
                    flush()
                elif tag in tags.LABELS and is_label(node.next) and len(pieces[-1]) > 1:
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
        if (tag in tags.WHOLE and not (self.bodies and tag == "footer")) or tag == "math":
            return False
        self.links += tag == "a"
        self.bodies += tag in tags.BODIES
        if tag in NOTED:
            self.unseen.append(NOTED[tag])
        elif tag == "q":
            self.quotes.append(not is_quoted(node))
            self.mark("“‘", opening=True)
        elif tag == "sup":
            self.raised.append((len(self.lines), len(self.pieces)))
        return True

    def closes(self, node: Any, tag: str) -> None:
        """An element of `counted` ends."""
        self.links -= tag == "a"
        self.bodies -= tag in tags.BODIES
        if tag in NOTED:
            self.unseen.pop()
        elif tag == "q":
            self.mark("”’", opening=False)
            self.quotes.pop()
        elif tag == "sup":
            lines, first = self.raised.pop()
            if lines == len(self.lines):  # it holds no whole block
                self.raise_figures(first)
        elif tag == "a" and len(self.pieces) > 1 and self.pieces[-1].isdecimal() and self.is_note(node):
            self.raise_figures(len(self.pieces) - 1)

    def is_note(self, node: Any) -> bool:
        """Is a link of figures set right behind a word, and leads within the page: the number of a footnote?"""
        before, address = self.pieces[-2][-1:], node.attributes.get("href") or ""
        return not before.isspace() and "#" in address and node.text() == self.pieces[-1]

    def mark(self, marks: str, *, opening: bool) -> None:
        """Set the quotation mark that a browser sets, the outer one or the inner one by turns."""
        if self.quotes[-1] and (opening or self.pieces):
            self.add(marks[1 - len(self.quotes) % 2])

    def add(self, piece: str) -> None:
        """Add a piece to the block that is being gathered."""
        if not self.pieces:
            self.begin()
        if self.unseen:
            self.dropped.append((len(self.pieces), self.unseen[-1]))
        self.pieces.append(piece)
        if self.links:
            self.linked += len(piece)

    def raise_figures(self, first: int) -> None:
        """Write the figures of a `sup` as raised ones: 20 m², not 20 m2; ¹A note, not 1A note."""
        if "".join(self.pieces[first:]).strip() and all(map(_is_figure, self.pieces[first:])):
            self.pieces[first:] = [piece.translate(_RAISED) for piece in self.pieces[first:]]

    def gather(self, node: Any, tag: str) -> None:
        """A menu or the page's footer is one block: its lines are not needed, and pages have hundreds of them.

        A formula is one piece of the block it stands in.
        """
        if tag == "math":
            if text := formula_text(node):
                self.add(text)
            return
        self.opened.append((node, tag, tags.BLOCK))
        self.begin()
        self.pieces.append(" ".join(texts_below(node)))
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
            cuts = cuts_of(self.pieces, self.dropped) if self.dropped else ()
            self.lines.append(BlockLine(text, self.at, self.inner, min(self.linked, len(text)), self.breaks, cuts))
        self.pieces.clear()
        self.dropped.clear()
        self.linked = self.breaks = 0


def _is_figure(piece: str) -> bool:
    return not piece.strip("0123456789+-−() \n\t")


_RAISED = str.maketrans("0123456789+-−()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾")


_NOWHERE = ("", 0, "", 0, 0, 0)
