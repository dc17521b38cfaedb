"""Elements of an XML file one after another: each item of a feed as a small tree, the rest dropped at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from newsclean.errors import InputError, RecordError
from newsclean.io.feeds.safe_xml import DEPTH, recoder, safe_parser
from newsclean.io.size_limit import too_large

READ = 1 << 16
INLINE = frozenset((
    "em", "strong", "b", "i", "a", "q", "span", "sub", "sup", "num", "money", "person",
    "location", "org", "chron", "virtloc", "event", "function", "object.title", "inline", "classifier",
    "lang", "pronounce", "frac", "foreign", "hlt", "elink",
))  # fmt: skip


@dataclass(slots=True)
class Element:
    """An element: its name without its namespace, its namespace, attributes, and its text and elements in order."""

    name: str
    space: str
    attributes: dict[str, str]
    parts: list[str | Element] = field(default_factory=list)

    @property
    def elements(self) -> Iterator[Element]:
        """The elements within, in order."""
        return (part for part in self.parts if isinstance(part, Element))

    def all(self, *names: str) -> list[Element]:
        """The elements at a path of names, at any of them; the first ones first."""
        found = [self]
        for name in names:
            found = [child for each in found for child in each.elements if child.name == name]
        return found

    def deep(self, name: str) -> Iterator[Element]:
        """All elements of a name, however deep; those within one another too."""
        for child in self.elements:
            if child.name == name:
                yield child
            yield from child.deep(name)

    def text(self, *names: str) -> str:
        """The text at a path, its white space squeezed; an empty string if there is none."""
        return next((found for each in self.all(*names) if (found := " ".join(each.plain().split()))), "")

    def plain(self) -> str:
        """All text within."""
        return "".join(part if isinstance(part, str) else part.plain() for part in self.parts)

    def html(self) -> str:
        """The element as HTML, for markup inside XML: XHTML in Atom, NITF, NewsML-G2."""
        from html import escape

        inner = "".join(escape(part, quote=False) if isinstance(part, str) else part.html() for part in self.parts)
        name = _HTML_NAMES.get(self.name, self.name)
        return f"<{name}>{inner}</{name}>" if name.isalnum() and self.name not in ("a", "script") else inner

    def blocks(self) -> list[str]:
        """The paragraphs of NITF and of XHTML: text that no element between them breaks."""
        out: list[str] = [""]
        self._gather(out)
        return [text for each in out if (text := " ".join(each.split()))]

    def _gather(self, out: list[str]) -> None:
        for part in self.parts:
            if isinstance(part, str):
                out[-1] += part
            elif part.name == "br":
                out[-1] += " "
            elif part.name in _LINES:
                out += [*_LINES[part.name](part), ""]
            elif part.name.lower() in INLINE:
                part._gather(out)
            elif part.name.lower() not in _UNREAD:
                out.append("")
                part._gather(out)
                out.append("")


def _wrapped_lines(pre: Element) -> list[str]:
    """The paragraphs of text with line ends of its own."""
    from newsclean.io.exports.lines import export_paragraphs

    return export_paragraphs(pre.plain().splitlines())


def _table_row(row: Element) -> list[str]:
    """A row of a table as one line."""
    return [" | ".join(" ".join(cell.plain().split()) for cell in row.elements)]


_LINES = {"pre": _wrapped_lines, "tr": _table_row}
_HTML_NAMES = {"hl2": "h2", "body.content": "div", "block": "div", "paragraph": "p"}
_UNREAD = frozenset(("media", "script", "style", "tagline", "figure", "nitf-table-metadata"))


class _Tree:
    """Builds the elements of wanted names; keeps the first text of the names around them, for the feed's own data."""

    def __init__(self, wanted: frozenset[str]) -> None:
        self.wanted = wanted
        self.stack: list[Element] = []
        self.done: list[Element] = []
        self.root: Element | None = None
        self.size = 0
        self.inside = 0  # elements of wanted names that are open

    def start(self, full: str, attributes: dict[str, str]) -> None:
        space, _, name = full.rpartition(" ")
        if len(self.stack) >= DEPTH:
            raise InputError(f"its XML has more than {DEPTH} elements within one another, and is not a feed")
        element = Element(name, space, {key.rpartition(" ")[2]: value for key, value in attributes.items()})
        if self.root is None:
            self.root = element
        if self.stack and (self.inside or name not in self.wanted):
            self.stack[-1].parts.append(element)
        self.inside += name in self.wanted
        self.stack.append(element)
        self.size += len(name) + 60

    def end(self, _: str) -> None:
        element = self.stack.pop()
        if element.name in self.wanted:
            self.inside -= 1
            if not self.inside:
                self.done.append(element)
                self.size = 0

    def text(self, data: str) -> None:
        if self.stack:
            self.stack[-1].parts.append(data)
            self.size += len(data)


@dataclass(slots=True)
class Items:
    """The items of an XML file, and its root with what stood outside the items so far."""

    file: IO[bytes]
    wanted: frozenset[str]
    most: int
    root: Element | None = None

    def __iter__(self) -> Iterator[Element | RecordError]:
        """The items in order; an error for what is damaged, after which nothing can be read."""
        data = self.file.read(READ)
        recode, tree = recoder(data), _Tree(self.wanted)
        parser = safe_parser("utf-8" if recode else None)
        parser.StartElementHandler = tree.start
        parser.EndElementHandler = tree.end
        parser.CharacterDataHandler = tree.text
        ended = False
        while not ended:
            ended = not data
            try:
                parser.Parse(recode(data, ended) if recode else data, ended)
            except expat.ExpatError as error:
                self.root = tree.root
                yield from tree.done
                yield RecordError(
                    f"the XML is damaged ({error}); nothing after that can be read; is the file complete?"
                )
                return
            self.root = tree.root
            yield from tree.done
            tree.done.clear()
            if tree.size > self.most:
                raise too_large(self.most, "one item")
            data = self.file.read(READ)
