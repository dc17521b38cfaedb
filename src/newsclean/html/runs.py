"""Blocks that belong together stay together: paragraphs between paragraphs, questions with their answers.

The model scores each block, and some of a run fall below its threshold: a long paragraph between two that stay, the
short second paragraph of a brief. What surrounds them decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from newsclean.html.class_words import letters_of, running_text
from newsclean.html.line_evidence import STAYS, label_block
from newsclean.html.parsing.elements import ASIDE, BUTTON, LABELS, LINK, NAV
from newsclean.html.parsing.hidden import PANEL_NAMES
from newsclean.text.line_shape import is_sentence

if TYPE_CHECKING:
    from newsclean.html.parsing.blocks import Blocks

STOPLESS = (("\u0e00", "\u0eff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff"))  # scripts whose sentences have no stop
STRUCTURE = frozenset(("li", "dt", "dd", "td", "th", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote"))


@dataclass(frozen=True, slots=True)
class LikeBlocks:
    """Down to which log-odds a block follows its run."""

    between: float = -1.5  # a paragraph of running text between two that stay
    # a sentence beside a short article, or between its paragraphs: what follows one on a large page, teasers and
    # notices, is below
    beside: float = -4.5
    short: float = 600  # letters of running text of a short article, as for `page_type.PageTypeOptions.article_min`
    sentence: float = 30  # letters of a sentence beside one
    listed: float = -3.0  # mean of a list of questions and answers
    # log-odds of a line that nothing but the network speaks against, between two that stay. On 322 pages of other kinds
    # found pieces rise by .004 and unwanted ones by .002; F1 of four older sets moves by .0004 at most
    gap_score: float = -1.0
    gap: int = 2  # such lines in a row
    # log-odds of a short line among like ones that stay, and the mean of lines in one element. On 673 pages of 3 sets
    # with a full text 9 more lines of it are found, and 6 others; of 696 lines of forms 68 that were lost
    alike: float = -2.0
    alike_kept: int = 3  # of such lines that stay
    alike_share: float = 0.6
    alike_share_long: float = 0.8  # the same in a long article, below which comments stand
    alike_mean: float = -1.0  # log-odds of all of them, where one stays
    lines: int = 3  # that `br` parts in one element
    panel: int = 3  # elements around the text of a panel, the outermost of which stands beside its heading


LIKE_BLOCKS = LikeBlocks()


def complete_runs(blocks: Blocks, scores: Sequence[float], keep: list[bool]) -> list[bool]:
    """What to keep if runs of like blocks are completed.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.parsing.walker import read_blocks
    >>> page = "<nav>Home</nav><div>" + "<p>The river rose by two metres in the night, the town said." * 3 + "</div>"
    >>> blocks = read_blocks(LexborHTMLParser(page))
    >>> complete_runs(blocks, [-8.0, 1.0, -1.0, -2.0], [False, True, False, False])
    [False, True, True, True]
    >>> complete_runs(blocks, [-8.0, 1.0, -9.0, -1.0], [False, True, False, False])
    [False, True, False, False]
    """
    weights = running_text(blocks)
    short = sum(weight for weight, k in zip(weights, keep, strict=True) if k) < LIKE_BLOCKS.short
    for run in _runs(blocks):
        kept = [i for i in run if keep[i]]
        if not kept:
            continue
        lost = [
            i
            for i in run
            if not keep[i] and kept[0] < i < kept[-1] and weights[i] and reads_as_sentence(blocks.texts[i])
        ]
        found = [i for i in lost if scores[i] > LIKE_BLOCKS.between]
        if sum(weights[i] for i in found) < sum(weights[i] for i in kept):  # else it is not a gap
            for i in found:
                keep[i] = True
        if short:
            found = list(_beside(blocks, scores, run, kept))
            # what would make the article long is a list of others' news, not the rest of a brief
            for i in found if sum(weights[i] for i in found) < LIKE_BLOCKS.short else ():
                keep[i] = True
    _keep_panel_headings(blocks, keep)
    for run in _lists(blocks):
        met = sum(keep[i] for i in run)  # of other articles' headlines and leads none is
        if 2 * met > len(run) or (met and sum(scores[i] for i in run) / len(run) > LIKE_BLOCKS.listed):
            for i in run:
                keep[i] = True
    _complete_lines(blocks, scores, keep, weights)
    _close_gaps(blocks, scores, keep)
    return keep


def _complete_lines(blocks: Blocks, scores: Sequence[float], keep: list[bool], weights: Sequence[float]) -> None:
    """Keep short lines among like ones that stay: results, verses and winners stand or fall together."""
    short = sum(weight for weight, k in zip(weights, keep, strict=True) if k) < LIKE_BLOCKS.short
    for run in _alike(blocks, keep, weights):
        kept, mean = sum(keep[i] for i in run), sum(scores[i] for i in run) / len(run)
        share = LIKE_BLOCKS.alike_share if short else LIKE_BLOCKS.alike_share_long
        most = kept >= max(LIKE_BLOCKS.alike_kept, share * len(run))
        if most or (short and kept and mean > LIKE_BLOCKS.alike_mean):
            for i in run:
                keep[i] = keep[i] or scores[i] > LIKE_BLOCKS.alike
    for run in _broken_lines(blocks, keep, weights):
        mean = sum(scores[i] for i in run) / len(run)
        if mean > (LIKE_BLOCKS.alike if short else LIKE_BLOCKS.alike_mean):
            for i in run:
                keep[i] = True


def _broken_lines(blocks: Blocks, keep: Sequence[bool], weights: Sequence[float]) -> Iterator[list[int]]:
    """The lines that `br` parts in one element, three and more, if no link or name speaks against them.

    The network sees each of them alone. Those of comments and letters are sentences. One stays, or what is above them.
    """
    parent, element = blocks.elements.parent, blocks.element
    for at, group in groupby(range(len(element)), element.__getitem__):
        run = list(group)
        if len(run) < LIKE_BLOCKS.lines or all(keep[i] for i in run):
            continue
        above = run[0] - 1
        stays = any(keep[i] for i in run) or (above >= 0 and keep[above] and parent[element[above]] == parent[at])
        few = 3 * sum(weights[i] > 0 for i in run) <= len(run)
        if stays and few and all(is_plain(blocks, i) for i in run):
            yield run


def _alike(blocks: Blocks, keep: Sequence[bool], weights: Sequence[float]) -> Iterator[list[int]]:
    """The short lines of like paragraphs beside the first paragraph that stays, if no link or name speaks against them.

    A thread of comments has a container of its own.
    """
    elements, element = blocks.elements, blocks.element
    first = next((elements.parent[element[i]] for i, k in enumerate(keep) if k and weights[i]), None)
    found: dict[tuple[str, str], list[int]] = {}
    for i, at in enumerate(element):
        if elements.parent[at] == first and not weights[i] and elements.tag[at] in ("p", "div"):
            found.setdefault((elements.tag[at], elements.names[at]), []).append(i)
    for run in found.values():
        if len(run) > LIKE_BLOCKS.alike_kept and any(keep[i] for i in run) and not all(keep[i] for i in run):
            plain = [i for i in run if is_plain(blocks, i)]
            if len(plain) > LIKE_BLOCKS.alike_kept:
                yield plain


def is_plain(blocks: Blocks, block: int) -> bool:
    """Whether nothing speaks against a block but the network: no link, and no name of an element."""
    speaks = any(map(str.isalnum, blocks.texts[block]))
    return speaks and not blocks.linked[block] and label_block(blocks, block) == STAYS and not blocks.is_unseen(block)


def _close_gaps(blocks: Blocks, scores: Sequence[float], keep: list[bool]) -> None:
    """Keep an item, subhead or piece of code between lines that stay: nothing speaks against it but the network.

    Of other elements it is captions and credits that stand so on news pages.
    """
    tags = blocks.elements.tag
    kept = [i for i, k in enumerate(keep) if k]
    for before, after in pairwise(kept):
        gap = range(before + 1, after)
        if 0 < len(gap) <= LIKE_BLOCKS.gap and all(
            tags[blocks.element[i]] in STRUCTURE
            and scores[i] > LIKE_BLOCKS.gap_score
            and label_block(blocks, i) == STAYS
            and any(map(str.isalnum, blocks.texts[i]))
            for i in gap
        ):
            for i in gap:
                keep[i] = True


def _keep_panel_headings(blocks: Blocks, keep: list[bool]) -> None:
    """Keep the heading of a panel that stays: in an accordion it is a button or a link, as in a menu."""
    elements = blocks.elements
    for i in range(len(keep) - 1):
        if keep[i + 1] and not keep[i] and _opens_panel(blocks, i) and reads_as_sentence(blocks.texts[i + 1]):
            at = blocks.element[i + 1]
            for _ in range(LIKE_BLOCKS.panel):
                if elements.holds(elements.parent[at], blocks.element[i]):
                    keep[i] = PANEL_NAMES.search(elements.names[at]) is not None
                    break
                at = elements.parent[at]


def _opens_panel(blocks: Blocks, block: int) -> bool:
    context = blocks.elements.context[blocks.inner[block]]
    return bool(context & (BUTTON | LINK)) and not context & (NAV | ASIDE) and not blocks.is_unseen(block)


def reads_as_sentence(text: str) -> bool:
    """Does a text end like a sentence? Thai, Lao, Burmese and Khmer set no stop that would show it.

    >>> reads_as_sentence("It rained."), reads_as_sentence("Home"), reads_as_sentence("ฝนตกหนักในภาคเหนือ")
    (True, False, True)
    """
    return is_sentence(text) or any(first <= text[-1] <= last for first, last in STOPLESS)


def _runs(blocks: Blocks) -> Iterator[list[int]]:
    """Blocks of like elements in one container, each run in the order of the page."""
    elements = blocks.elements
    found: dict[tuple[int, str, str], list[int]] = {}
    for block, at in enumerate(blocks.element):
        if elements.tag[at] == "p":
            found.setdefault((elements.parent[at], "p", elements.names[at]), []).append(block)
        elif elements.tag[at] == "div" and at:
            found.setdefault((elements.parent[at], "div", elements.names[at]), []).append(block)
            found.setdefault((at, "", ""), []).append(block)
    return iter([run for run in found.values() if len(run) > 1])


def _beside(blocks: Blocks, scores: Sequence[float], run: list[int], kept: list[int]) -> Iterator[int]:
    """The sentences of a run that follow its kept blocks, or stand between them, without anything else between."""
    for i in run:
        near = i - 1 in kept or i + 1 in kept
        if i not in kept and near and scores[i] > LIKE_BLOCKS.beside and _is_plain_sentence(blocks, i):
            kept.append(i)
            yield i


def _is_plain_sentence(blocks: Blocks, block: int) -> bool:
    text = blocks.texts[block]
    letters = letters_of(text)
    inner = blocks.elements.tag[blocks.inner[block]]
    return (
        letters >= LIKE_BLOCKS.sentence and reads_as_sentence(text) and not blocks.linked[block] and inner not in LABELS
    )


def _lists(blocks: Blocks) -> Iterator[list[int]]:
    """The blocks of each list of terms, at least two of them with what is said of them."""
    elements = blocks.elements
    found: dict[int, list[int]] = {}
    for block, at in enumerate(blocks.element):
        inner = at
        while (
            elements.tag[inner] not in ("dt", "dd") and inner != elements.parent[inner] and elements.tag[inner] == "p"
        ):
            inner = elements.parent[inner]
        if elements.tag[inner] in ("dt", "dd"):
            found.setdefault(elements.parent[inner], []).append(block)
    for run in found.values():
        if len(run) >= 4 and any(is_sentence(blocks.texts[i]) for i in run):
            yield run
