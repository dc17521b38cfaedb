"""What to keep of a page if the model keeps almost nothing: its scores still separate the article from the rest.

First the page is read again without the names of what holds nearly all of its text; then, if that finds no running
text either, the best run of blocks is used, by scores relative to the page's own best and not to a fixed threshold.
Last comes the body that JSON-LD declares: evidence elsewhere, and the text itself only where the page shows none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsclean.html import classifier as model
from newsclean.html.class_words import drop_common_groups, frame_elements, groups_of_elements, letters_of, running_text
from newsclean.html.parsing.blocks import Elements
from newsclean.html.parsing.elements import FORM
from newsclean.html.parsing.hidden import HIDDEN
from newsclean.text.headline_match import same_title
from newsclean.text.string_forms import squash

if TYPE_CHECKING:
    from newsclean.html.parsing.blocks import Blocks


@dataclass(frozen=True, slots=True)
class FallbackOptions:
    """When the page is read again, and what is kept then."""

    little: float = 0.25  # of the running text: with less of it kept, the page is read again
    nothing: float = 0.02  # of the running text: a stray line of a page whose article is lost
    more: float = 2  # times the text that the second reading must keep to be believed
    # the same where names of the page's own frame speak against its text: with most of the text kept they did no harm,
    # and what the second reading then adds is a related story at times
    named_little: float = 0.7
    named_more: float = 1.4  # all of the text, if less than that share of it was kept
    # log-odds below the best block: where all was lost the body stood near -1.5, and the rest below -3.3
    spread: float = 1.5
    lowest: float = -3.0  # of the best block; if none is higher, nothing stands out
    # blocks below that in a row end a run: a subhead, a credit and a label between two paragraphs do not
    pause: int = 3
    shown_min: int = 200  # characters of running text: less is a lead, not an article
    # of the declared body: with less a page shows a lead or a box alone; of 104 pages that declare their body, one that
    # shows it has a sixth of it or less
    shown_share: float = 0.2
    shown_short: float = 2 / 3  # the same of a body that is no longer than a lead
    # letters of the declared body that are looked for on the page: a clause. Of 104 pages that declare a body none
    # lacks half of it; a page behind a paywall does
    sample: int = 40
    every: int = 80  # letters from one to the next
    declared_min: float = 70  # letters of a declared body: one sentence, as of a brief
    declared: float = 9.0  # log-odds of its paragraphs


FALLBACK = FallbackOptions()


def read_again(blocks: Blocks, scores: list[float]) -> list[float]:
    """The scores; if they keep little of the running text, those of a second reading that keeps much more.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.parsing.walker import read_blocks
    >>> blocks = read_blocks(LexborHTMLParser("<p>" + "It rained in the north. " * 9 + "<p>Rain.<p>Sun."))
    >>> read_again(blocks, [1.0, -4.0, -4.0])
    [1.0, -4.0, -4.0]
    """
    weights = running_text(blocks)
    kept, total = _kept(weights, scores), sum(weights)
    if kept >= FALLBACK.named_little * total or total < FALLBACK.shown_min:
        return scores  # the only running text of a page with a brief is its notice about cookies
    names, context = groups_of_elements(blocks), blocks.elements.context
    named = groups_of_elements(blocks, framed=True) != names
    named |= _leave_frame_forms(blocks)
    more = FALLBACK.more if kept < FALLBACK.little * total else FALLBACK.named_more
    if named:
        again = model.score_blocks(blocks)
        if _kept(weights, again) > more * kept:
            return again
    blocks.groups = names
    if kept <= FALLBACK.nothing * total > 0 and drop_common_groups(blocks):  # nothing is to lose by a third reading
        again = model.score_blocks(blocks)
        if _kept(weights, again) > more * kept:
            return again
    blocks.groups, blocks.elements.context = names, context
    return scores


def _leave_frame_forms(blocks: Blocks) -> bool:
    """Forget that text stands in a form if nearly all of the page's does; was there such a form?

    Some servers set whole pages in one form, and forums the threads in which one can answer.
    """
    elements = blocks.elements
    forms = [at for at in frame_elements(blocks) if elements.tag[at] in ("form", "fieldset")]
    if not forms:
        return False
    first, end = forms[-1], elements.end[forms[-1]]
    elements.context = [
        context & ~FORM if first <= at < end else context for at, context in enumerate(elements.context)
    ]
    return True


def best_run(blocks: Blocks, scores: Sequence[float]) -> list[int]:
    """The consecutive blocks around the best running text that score nearly as high; none if nothing stands out.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.parsing.walker import read_blocks
    >>> text = "<p>" + "It rained in the north. " * 9
    >>> blocks = read_blocks(LexborHTMLParser(f"<p>Menu{text}{text}<p>Contact"))
    >>> best_run(blocks, [-4.0, -1.5, -1.4, -3.5]), best_run(blocks, [-4.0] * 4)
    ([1, 2], [])
    """
    running = [i for i, weight in enumerate(running_text(blocks)) if weight and not blocks.is_frame(i)]
    best = max(running, key=lambda i: scores[i], default=None)
    if best is None or scores[best] < FALLBACK.lowest:
        return []
    least = scores[best] - FALLBACK.spread
    before = _along(range(best - 1, -1, -1), scores, least)
    return [*reversed(before), best, *_along(range(best + 1, len(scores)), scores, least)]


def _along(blocks: range, scores: Sequence[float], least: float) -> list[int]:
    found, pause = [], 0
    for i in blocks:
        pause = 0 if scores[i] >= least else pause + 1
        if pause > FALLBACK.pause:
            break
        if not pause:
            found.append(i)
    return found


def _kept(weights: Sequence[float], scores: Sequence[float]) -> float:
    return sum(weight for weight, keep in zip(weights, model.keep_blocks(scores), strict=True) if keep)


def shows_less(blocks: Blocks, kept: Sequence[int], body: str | None) -> bool:
    """Does the page show almost no text, while it declares an article, or only the beginning of that?"""
    if not body or letters_of(body) < FALLBACK.declared_min:
        return False
    lead = min(FALLBACK.shown_min, FALLBACK.shown_short * len(body))
    shown = sum(len(blocks.texts[i]) for i in kept)
    return shown < max(lead, FALLBACK.shown_share * len(body)) or (shown < len(body) and _lacks(blocks, body))


def _lacks(blocks: Blocks, body: str) -> bool:
    """Does most of the declared body stand nowhere on the page? Its beginning does, which shows whose body it is."""
    letters, page = squash(body), squash(" ".join(blocks.texts))
    samples = [letters[at : at + FALLBACK.sample] for at in range(0, len(letters), FALLBACK.every)]
    found = [sample in page for sample in samples]
    return found[0] and 2 * sum(found) < len(found)


def add_declared_body(
    blocks: Blocks, scores: list[float], keep: Sequence[bool], body: str, title: str | None
) -> list[bool]:
    """Append the declared body to the page's own blocks, one block per paragraph; what to keep: all of them, and what
    stays of the page's own above the beginning of that body: a standfirst.

    The declared title stands above it if no block of the page is a version of it.
    """
    lines = body.splitlines()
    if title and not any(same_title(title, text) for text in blocks.texts):
        lines.insert(0, title)
    texts = [text for line in lines if (text := " ".join(line.split()))]
    above = _above(blocks, keep, squash(body))
    if above:
        scores[above:] = [-FALLBACK.declared] * (len(scores) - above)  # what the body says again, and the wall below it
    own = [k and i < above for i, k in enumerate(keep)]
    if not blocks.elements.tag:  # an empty page
        blocks.elements, blocks.groups = Elements(["body"], [0], [""], [0], [0], [1]), None
    blocks.texts += texts
    blocks.element += [0] * len(texts)
    blocks.inner += [0] * len(texts)
    blocks.linked += [0] * len(texts)
    blocks.sizes += [1] * len(texts)
    scores += [FALLBACK.declared] * len(texts)
    return [*own, *[True] * len(texts)]


def _above(blocks: Blocks, keep: Sequence[bool], body: str) -> int:
    """The first block that stays and stands in the declared body, which is squashed; 0 if none does."""
    keys = (squash(text) if k else "" for text, k in zip(blocks.texts, keep, strict=True))
    return next((i for i, key in enumerate(keys) if len(key) >= FALLBACK.sample and key in body), 0)


def show_hidden_body(blocks: Blocks) -> None:
    """Forget that text is hidden if that is most of the page's: a script shows such a page when it is ready.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.parsing.walker import read_blocks
    >>> blocks = read_blocks(LexborHTMLParser(f"<div hidden><p>{'It rained. ' * 20}</div><p>Home"))
    >>> show_hidden_body(blocks)
    >>> blocks.cuts
    {}
    """
    if not any(map(blocks.is_unseen, blocks.cuts)):
        return
    weights = running_text(blocks)
    if 2 * sum(weights[block] for block in blocks.cuts if blocks.is_unseen(block)) > sum(weights):
        seen = {block: tuple(cut for cut in cuts if cut.rule != HIDDEN) for block, cuts in blocks.cuts.items()}
        blocks.cuts = {block: cuts for block, cuts in seen.items() if cuts}
