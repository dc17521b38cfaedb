"""Lines that the network doubts and that go on with the body: behind advertisements, in interviews, in tables."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from operator import gt

from newsclean.line_model.listings import keep_listings
from newsclean.line_model.scored_lines import ScoredLines
from newsclean.line_model.short_lines import keep_short_lines
from newsclean.text.line_shape import SENTENCE_ENDS

# Directly behind a kept line, lines that a rule knows aside, a sentence stays that scores so much less than the best:
# advertisements stand between paragraphs, and the network is less sure behind them. Of 1,735 labelled texts, 11
# sentences of the article stay by it and 19 others, readers' comments most of them; of 25 scrapes of our own in 22
# languages 9 sentences of the article, no other.
GOES_ON, GOES_ON_UNSPACED = 4.0, 5.5
# In a text that is an article with boilerplate around it, rather than a whole page, and behind up to so many lines that
# no rule knows and that are no sentences: walls and boxes between paragraphs have several. Of 2,149 labelled texts 15
# sentences of the article stay by these and 33 others, a third of them readers' comments on one page; of 24 scrapes of
# our own in 17 languages 5 sentences and one other.
ARTICLE = 0.5  # of the characters, in kept lines; or
SHORT_TEXT = 60  # lines: whole pages have more
ARTICLE_GOES_ON = 4.5
BETWEEN = 3
FULL_STOPS = (".", "।")
_STOPS = (*FULL_STOPS, "。")
# An interview of short answers looks like a list of comments to the network. A stretch of so many sentences directly
# behind a sentence of the body, with so many questions, and not one that a rule knows: of 2,095 labelled texts each
# such stretch is of the article.
ANSWERS, QUESTIONS = 4, 2
ROW = range(2, 13)  # words of a row: results, scores, prices


def keep_continuations(keep: list[bool], page: ScoredLines) -> None:
    """Keep the sentences that go on with the body, in place.

    >>> page = ScoredLines(["It rained.", "Share", "The river rose.", "Contact us."], [3.0, -1.0, -0.5, -2.0],
    ...                    [False, True, False, True])
    >>> keep = [True, False, False, False]
    >>> keep_continuations(keep, page)
    >>> keep
    [True, False, True, False]
    >>> page = ScoredLines(["She is 61.", "Do you read?", "Never.", "Why not?", "No."], [1.0] + [-3.0] * 4, [False] * 5)
    >>> keep = [True, False, False, False, False]
    >>> keep_continuations(keep, page)
    >>> keep
    [True, True, True, True, True]
    """
    _answer(keep, page)
    if any(page.marked):
        _go_on(keep, page)
    _join_rows(keep, page)
    keep_listings(keep, page)
    if any(page.marked):
        keep_short_lines(keep, page)


def _go_on(keep: list[bool], page: ScoredLines) -> None:
    """Keep the sentences that follow the body behind lines that a rule knows."""
    best = max(page.scores)
    if best <= 0:  # teasers score like the body, then
        return
    reach, between = (ARTICLE_GOES_ON, BETWEEN) if _is_article(keep, page) else (GOES_ON, 0)
    for at in [at for at, score in enumerate(page.scores) if score >= best - GOES_ON_UNSPACED]:
        if not keep[at] and not page.marked[at] and _ends(line := page.lines[at]):
            near = page.scores[at] >= best - (GOES_ON_UNSPACED if line[-1] == "。" else reach)
            keep[at] = near and _follows_body(keep, page, at, between)


def _ends(line: str) -> bool:
    return line[-1] in _STOPS and line[-2:] != ".."


def _follows_body(keep: Sequence[bool], page: ScoredLines, at: int, between: int) -> bool:
    """Is the line behind a kept one, with no more than so many lines between that are no sentences, marked ones aside?

    However many lines are marked: each of them lies above a few lines at most that are not.
    """
    for above in range(at - 1, -1, -1):
        if page.marked[above]:
            continue
        if keep[above]:
            return True
        if not between or _ends(page.lines[above]):
            return False
        between -= 1
    return False


def _is_article(keep: Sequence[bool], page: ScoredLines) -> bool:
    """Do the kept lines make most of the text, or is it short?"""
    if len(keep) <= SHORT_TEXT:
        return True
    return sum(map(len, compress(page.lines, keep))) >= ARTICLE * sum(map(len, page.lines))


def _answer(keep: list[bool], page: ScoredLines) -> None:
    """Keep questions and answers below the body."""
    for at in _below(keep):
        end = at
        if page.lines[at - 1][-1] in SENTENCE_ENDS:
            while end < len(keep) and not keep[end] and not page.marked[end] and page.lines[end][-1] in SENTENCE_ENDS:
                end += 1
        if end - at >= ANSWERS and sum(line[-1] in "?？" for line in page.lines[at:end]) >= QUESTIONS:
            keep[at:end] = [True] * (end - at)


def _below(keep: Sequence[bool]) -> list[int]:
    """The lines directly below a kept one that are not kept themselves."""
    return list(compress(range(1, len(keep)), map(gt, keep, keep[1:])))


def _join_rows(keep: list[bool], page: ScoredLines) -> None:
    """Keep the rows beside a kept row of the same form: both teams of a score, each line of a table."""
    for at in _below(keep):
        _join_row(keep, page, at, 1)
    for from_end in _below(keep[::-1]):
        _join_row(keep, page, len(keep) - 1 - from_end, -1)


def _join_row(keep: list[bool], page: ScoredLines, at: int, step: int) -> None:
    """Keep rows from this line on, one after another, as long as each has the form of the one before it."""
    while 0 <= at < len(keep) and not keep[at] and not page.marked[at] and (form := _form(page.lines[at])):
        if form != _form(page.lines[at - step]):
            return
        keep[at] = True
        at += step


def _form(line: str) -> str:
    """Which of a row's words have figures; "" if the line is no row.

    >>> _form("Leeford 2"), _form("Port Alder 10"), _form("Sport")
    ('w#', 'ww#', '')
    """
    words = line.split()
    if len(words) not in ROW:
        return ""
    form = "".join("#" if any(map(str.isdigit, word)) else "w" if word[0].isalpha() else word for word in words)
    return form if "#" in form and "w" in form else ""
