"""The evidence of a page's HTML about the lines for the text cleaners, and the label of each removed block.

The network decides which blocks to remove; a table labels them by their elements and class names. Kinds in `CERTAIN`
are also marked before the text cleaners run, so that a caption is not mistaken for a standfirst.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from newsclean.core.ledger import Ledger
from newsclean.html import class_words
from newsclean.html.class_words import groups_of_elements
from newsclean.html.parsing import elements as tags
from newsclean.html.parsing.caption_boxes import NO_BOX
from newsclean.text.headline_match import HeadlineCandidate
from newsclean.text.scripts import SPACELESS

if TYPE_CHECKING:
    from newsclean.html.parsing.blocks import Blocks
    from newsclean.rules.ruleset import Hit

YIELDING = frozenset(("share", "caption", "counter", "section", "date"))  # kinds of line rules that give way to it
LEADING = frozenset(("other", "related_link"))  # what standfirsts are mistaken for: CMSs call them teasers, too


@dataclass(frozen=True, slots=True)
class EvidenceOptions:
    """What the scores and names of blocks prove about lines."""

    # log-odds; of 68 lines below this that stood between headline and body two were part of the gold text; of those
    # above, 80 of 197
    standfirst: float = -3.5
    # log-odds from which the neighbours of a line do not speak against it. By publisher (4 folds), 1.0, 2.5 and no
    # trust at all are within .001 of F1 of each other; 2.5 leaves most pages word for word as their gold
    trust: float = 2.5
    ancestors: int = 4  # whose names are read: further up they describe the page, not the block
    time_max: int = 40  # characters of a line that begins with a time: longer ones are paragraphs
    label_words: int = 3  # a link of fewer words is a menu's, one of more is a headline


EVIDENCE = EvidenceOptions()


class BlockLabel(NamedTuple):
    """Why a block is removed: the kind, and the rule for the ledger."""

    kind: str
    rule: str


ROW = 99.0  # log-odds of a row of a table in the body: no rule for single lines knows what it is
STAYS = BlockLabel("other", "html/model")  # of blocks that stay, where it is never read
_BY_CONTEXT = (
    (tags.NAV, BlockLabel("navigation", "html/nav")),
    (tags.CAPTION, BlockLabel("caption", "html/figcaption")),
    (tags.FIGURE, BlockLabel("caption", "html/figure")),
    (tags.BUTTON, BlockLabel("ui_label", "html/button")),
    (tags.FORM, BlockLabel("ui_label", "html/form")),
)
# By the first word of a group of names (`class_words.GROUPS`); the first group that a block stands in decides.
_BY_GROUP = {
    "caption": "caption", "comment": "comment", "share": "share", "newsletter": "promo", "paywall": "paywall",
    "cookie": "cookie", "byline": "byline", "date": "date", "ad": "ad", "related": "related_link", "nav": "navigation",
    "tag": "navigation", "video": "video", "legal": "legal", "tool": "ui_label",
}  # fmt: skip
_GROUPS = [
    (1 << number, BlockLabel(_BY_GROUP[word], f"html/{word}"))
    for number, group in enumerate(class_words.GROUPS)
    if (word := group.split()[0]) in _BY_GROUP
]
CERTAIN = frozenset(("caption", "navigation", "ui_label", "share", "comment", "cookie", "byline", "date", "ad"))


def label_block(blocks: Blocks, block: int, *, inside: int = -1) -> BlockLabel:
    """The kind and rule of a removed block; only names of elements `inside` of one count, if one is given.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.parsing.walker import read_blocks
    >>> page = "<figure><figcaption>The bridge</figcaption></figure><div class=share-bar>Post it</div><p>It rained."
    >>> blocks = read_blocks(LexborHTMLParser(page))
    >>> [label_block(blocks, i).rule for i in range(3)]
    ['html/figcaption', 'html/share', 'html/model']
    """
    if blocks.is_unseen(block):
        return BlockLabel("other", blocks.cuts[block][0].rule)
    elements = blocks.elements
    context = elements.context[blocks.inner[block]] | elements.context[blocks.element[block]]
    for flag, label in _BY_CONTEXT:
        if context & flag and not (flag == tags.FIGURE and 2 * blocks.linked[block] > len(blocks.texts[block])):
            return label  # a link over an image is a teaser's
    if elements.tag[blocks.inner[block]] == "time" and len(blocks.texts[block]) <= EVIDENCE.time_max:
        return BlockLabel("date", "html/time")
    return _by_names(blocks, block, inside) or _by_place(blocks, block, context)


def _by_names(blocks: Blocks, block: int, top: int) -> BlockLabel | None:
    elements, groups = blocks.elements, groups_of_elements(blocks)
    at = blocks.inner[block]
    for _ in range(EVIDENCE.ancestors):
        if at == top:
            break
        if bits := groups[at]:
            for bit, label in _GROUPS:
                if bits & bit:
                    return label
        if not at:
            break
        at = elements.parent[at]
    return None


def _by_place(blocks: Blocks, block: int, context: int) -> BlockLabel:
    text = blocks.texts[block]
    if 2 * blocks.linked[block] > len(text):
        long = text.count(" ") >= EVIDENCE.label_words or text[0] > SPACELESS
        return BlockLabel("related_link", "html/link") if long else BlockLabel("navigation", "html/link")
    if context & tags.FOOTER:
        return BlockLabel("navigation", "html/footer")
    return BlockLabel("related_link", "html/aside") if context & tags.ASIDE else BlockLabel("other", "html/model")


@dataclass(frozen=True, slots=True)
class LineEvidence:
    """One row per line of a text: log-odds that it is body, whether it is kept, and its label if it is removed.

    `headline` is the line that is the article's headline, with the reason, if the page shows one; `boxes` says which
    lines share a small container (`html.parsing.caption_boxes`).
    """

    scores: tuple[float, ...]
    keep: tuple[bool, ...]
    labels: tuple[BlockLabel, ...]
    headline: HeadlineCandidate[int] | None = None
    boxes: tuple[int, ...] = ()

    @property
    def certain_kinds(self) -> list[str | None]:
        """The kind of each removed line whose elements make its kind certain; never of the headline."""
        return [
            label.kind if not keep and label.kind in CERTAIN and line != self._headline_line else None
            for line, (keep, label) in enumerate(zip(self.keep, self.labels, strict=True))
        ]

    @property
    def _headline_line(self) -> int | None:
        return self.headline.where if self.headline else None

    def may_be_standfirst(self, line: int) -> bool:
        """May this line, between headline and body, be a standfirst?"""
        unsure = self.labels[line].kind in LEADING and self.labels[line].rule != "html/link"
        return self.keep[line] or (self.scores[line] > EVIDENCE.standfirst and unsure)

    def in_boxes(self) -> list[list[int]]:
        """The lines of each small container that holds more than one."""
        found: dict[int, list[int]] = {}
        for line, box in enumerate(self.boxes):
            if box != NO_BOX:
                found.setdefault(box, []).append(line)
        return [lines for lines in found.values() if len(lines) > 1]

    def keeps(self, line: int, least: float) -> bool:
        """Does the HTML model keep this line, with log-odds above `least`?"""
        return self.keep[line] and self.scores[line] > least

    def trusts(self, line: int) -> bool:
        """Is the HTML model so sure of this line that its neighbours do not matter?"""
        return self.keeps(line, EVIDENCE.trust)

    def without_doubtful(self, hits: list[tuple[Hit, ...]]) -> list[tuple[Hit, ...]]:
        """The hits of line rules that count: on lines the model is sure of, kinds that yield to it are ignored.

        No rule takes the line that the page sets as its headline: "Terms of service" is boilerplate below others, and
        "WATCH: Mayor loses her hat" a link. Patterns of menus do: a trail of links ends in the headline, too.
        """
        return [
            tuple(hit for hit in found if self._counts(line, hit)) if found else found
            for line, found in enumerate(hits)
        ]

    def _counts(self, line: int, hit: Hit) -> bool:
        if line == self._headline_line:
            return not hit.whole or (hit.rule.kind == "navigation" and not hit.rule.phrases)
        if self.scores[line] >= ROW and self.keep[line]:
            return False  # a row of a table is like no other line
        return not (hit.whole and hit.rule.kind in YIELDING and self.trusts(line))

    def __len__(self) -> int:
        return len(self.keep)

    def after_repairs(self, before: str, repairs: Ledger, after: str) -> LineEvidence:
        """The evidence for the text after repairs: each of its lines is like the line it came from."""
        starts, position = [], 0
        for line in before.split("\n"):
            if line.strip():
                starts.append(position)
            position += len(line) + 1
        rows = [row for row, _ in _lines_of(repairs, after, starts)]
        return self if rows == list(range(len(self))) else self.select(rows)

    def select(self, lines: Iterable[int]) -> LineEvidence:
        """The evidence for some of the lines, in their order."""
        rows = list(lines)
        return LineEvidence(
            tuple(self.scores[row] for row in rows),
            tuple(self.keep[row] for row in rows),
            tuple(self.labels[row] for row in rows),
            self._headline_in(rows),
            tuple(self.boxes[row] for row in rows) if self.boxes else (),
        )

    def _headline_in(self, rows: list[int]) -> HeadlineCandidate[int] | None:
        if self.headline is None or self.headline.where not in rows:
            return None
        return replace(self.headline, where=rows.index(self.headline.where))

    def all_kept(self) -> LineEvidence:
        """The same with all lines kept: those that remain after a round, including standfirst and headline."""
        return replace(self, keep=(True,) * len(self))


def _lines_of(repairs: Ledger, after: str, starts: list[int]) -> list[tuple[int, int]]:
    """(line of the text before, offset after) of every line after that is not blank."""
    found, position = [], 0
    for line in after.splitlines(keepends=True):
        if line.strip():
            found.append((max(bisect_right(starts, repairs.unmap(position)) - 1, 0), position))
        position += len(line)
    return found
