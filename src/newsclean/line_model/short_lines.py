"""Articles of short lines: results, listings, recipes, interviews, letters, live blogs, verse.

The network has learned from articles of long paragraphs, where a short line among them is a teaser, a credit or a
label. In an article that consists of short lines, one more of them proves nothing: what stands between lines of the
body, or goes on from them to the next line that a rule knows, is of the article. What it costs: of 2,800 labelled texts
(copies of pages with some of what stands around, and what extractors leave), few of them of short lines, 32 lines of an
article stay by it and 134 others, on shops, forms and tables nearly all of them; on 1,068 whole pages one line of an
article and no other; of 20 scrapes of our own in 14 languages 71 lines of the article, no other.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from newsclean.core.lazy_regex import lazy
from newsclean.line_model.scored_lines import ScoredLines
from newsclean.text.line_shape import word_count

# Lines: what is longer is a page with its menus, or has paragraphs. With 120 twice as many others stay.
LONGEST_TEXT = 60
# Words: half of the lines of the body have fewer, or one line at most is a paragraph. From 14 and 25 words on, briefs
# with teasers below them count as well.
SHORT, LONG, LONG_LINES = 12, 20, 1
SAYS = lazy(r"[\d:：,،、.!?。！？।؟…]")  # more than a label does: figures, terms, lists, sentences
FRAME = "|"  # of a table that lays out a page; the rows of others are `listings`


def keep_short_lines(keep: list[bool], page: ScoredLines) -> None:
    """Keep what stands between short lines of the body and directly below them, in place.

    >>> lines = ["Home", "News", "It rained.", "Ardmouth 4", "Referee", "We lost.", "K Stroud 41", "Share", "Sport"]
    >>> keep = [line.endswith(".") for line in lines]
    >>> keep_short_lines(keep, ScoredLines(lines, [0.0] * 9, [line == "Share" for line in lines]))
    >>> [line for line, kept in zip(lines, keep) if kept]
    ['It rained.', 'Ardmouth 4', 'Referee', 'We lost.', 'K Stroud 41']
    """
    body = [at for at, kept in enumerate(keep) if kept and not page.marked[at]]
    if len(keep) > LONGEST_TEXT or not body or not _are_short([page.lines[at] for at in body]):
        return
    end = _end(page, body[-1] + 1)
    for at in range(_start(page, body[0]), end):
        keep[at] = keep[at] or not (page.marked[at] or page.lines[at].startswith(FRAME))


def _start(page: ScoredLines, first: int) -> int:
    """The heading of a list that begins the body ("Zutaten"), between a line that a rule knows and the first row."""
    heads = first > 1 and page.marked[first - 2] and not page.marked[first - 1]
    return first - 1 if heads and page.lines[first][0].isdigit() and not SAYS.search(page.lines[first - 1]) else first


def _end(page: ScoredLines, start: int) -> int:
    """The next line that a rule knows; a label alone in front of it heads what goes."""
    end = start
    while end < len(page.lines) and not page.marked[end]:
        end += 1
    return start if end == start + 1 and not SAYS.search(page.lines[start]) else end


def _are_short(lines: Sequence[str]) -> bool:
    sizes = [word_count(line) for line in lines]
    return median(sizes) < SHORT or sum(size >= LONG for size in sizes) <= LONG_LINES
