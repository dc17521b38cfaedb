"""Is a line part of the article's body? A small neural network over the sequence of lines, and the decision.

A line's own features (`newsclean.line_model.features`) go through one layer of 16 units; a second layer adds
the features of the page as a whole (mean, maximum, how much of it lies before the line); two more look at lines up
to 18 away, before and behind. `benchmarks/train_page.py` fits the weights, prints their accuracy on
publishers they have not seen, and writes `data/page.npz`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import compress
from typing import Any

from newsclean.line_model import network as net
from newsclean.line_model.compiled_network import compiled_model
from newsclean.line_model.continuations import FULL_STOPS, keep_continuations
from newsclean.line_model.scored_lines import ScoredLines
from newsclean.text.line_shape import SENTENCE_ENDS

FEWEST = 3  # one or two lines have no context
# A line this long that ends like a sentence is a paragraph by itself.
CERTAIN = 180
# A line of PROTECTED characters that ends a sentence is kept down to this score: to lose a paragraph is worse than to
# keep a teaser. Lines of at least GAP apart from the main group are dropped when they weigh less than LIGHT of it, if
# all such groups weigh less than half of it: guides in many parts stay whole. Set by hand after about a dozen tries on
# cross-validated scores of the training sets with big9 in view: on big9 pages the groups gain .012 (archive banners),
# on the others between -.005 (daniel ru) and +.005; PROTECTED and LENIENT were not tried apart from the groups.
PROTECTED, LENIENT = 150, -1.0
GAP, LIGHT, SCATTERED = 15, 0.25, 0.5
# A sentence that scores nearly as high as the best one stays below zero, too: in a language that the network has never
# seen all scores are low, and their order holds. Of 2,250 labelled texts those whose scores are all negative gain .42
# in F1 (from nothing), no group of others loses; with 2.7 pages that are half teasers begin to.
RELATIVE = 1.7
# Chinese and Japanese lines are half as long and look like labels: of 80 labelled pages five gain .1 on average,
# six lose .02.
RELATIVE_UNSPACED = 3.7
# A line that alone makes most of a text is an article whose line ends were lost; to drop it would leave nothing. Found
# on eight residue texts of big9.
WHOLE, WHOLE_SHARE = 1000, 0.5


def score_lines(lines: Sequence[str], *, marked: Sequence[bool] | None = None) -> list[float]:
    """Log-odds that each line is part of the article's body; `marked` lines are known to be boilerplate by a rule.

    Lines are stripped and not empty. With fewer than three there is nothing to compare, so all are body.

    >>> score_lines([])
    []
    >>> page = ["Home", "World", "Sport"] + [f"The river rose by {n} metres, the town said." for n in range(4)]
    >>> scores = score_lines(page)
    >>> max(scores[:3]) < min(scores[3:])
    True
    """
    if len(lines) < FEWEST:
        return [9.0] * len(lines)
    model = compiled_model()
    if model is not None:
        return model.scores(lines, marked, None)
    scores: list[float] = _logits(lines, marked).tolist()
    return scores


def keep_lines(lines: Sequence[str], *, marked: Sequence[bool] | None = None) -> list[bool]:
    """For each stripped, non-empty line: does it belong to the article's body?

    Text made only of long paragraphs is kept as it is, without the network.

    >>> article = [f"On day {n} the river rose, and the lower town lay under water. " * 4 for n in range(5)]
    >>> keep_lines(article), keep_lines(["Home", "News", *article])[2:]
    ([True, True, True, True, True], [True, True, True, True, True])
    >>> keep_lines([])
    []
    """
    if marked is None and all(is_long_paragraph(line) for line in lines):
        return [True] * len(lines)
    return decide(lines, score_lines(lines, marked=marked))


def is_long_paragraph(line: str) -> bool:
    """Whether length and ending alone show that a line is a paragraph of running text.

    >>> is_long_paragraph("It rained. " * 20), is_long_paragraph("It rained.")
    (False, False)
    """
    return len(line) >= CERTAIN and line[-1] in SENTENCE_ENDS


def decide(lines: Sequence[str], scores: Sequence[float], marked: Sequence[bool] = ()) -> list[bool]:
    """The lines to keep, given their scores: those above zero, without small groups far from the main one.

    >>> decide(["a", "b"], [1.0, -1.0]), decide([], [])
    ([True, False], [])
    >>> decide(["메뉴", "비가 왔다.", "구독", "강이 넘쳤다."], [-2.8, -0.9, -1.1, -2.2])
    [False, True, False, True]
    >>> lines = ["It rained.", "Share", "The river rose.", "Contact us."]
    >>> decide(lines, [3.0, -1.0, -0.5, -2.0], [False, True, False, True])
    [True, False, True, False]
    """
    keep = [score > 0 for score in scores]
    _keep_more(keep, lines, scores)
    keep_continuations(keep, ScoredLines(lines, scores, marked or [False] * len(lines)))
    groups = _groups(keep)
    if len(groups) < 2:
        return keep
    weights = [sum(len(lines[i]) for i in range(a, b) if keep[i]) for a, b in groups]
    heaviest = max(weights)
    if sum(weights) > (1 + SCATTERED) * heaviest:
        return keep
    for (a, b), weight in zip(groups, weights, strict=True):
        if weight < LIGHT * heaviest:
            keep[a:b] = [False] * (b - a)
    return keep


def _keep_more(keep: list[bool], lines: Sequence[str], scores: Sequence[float]) -> None:
    """Keep lines with a score of zero or less that are certain by their form, or nearly as good as the best."""
    near, near_unspaced = _near_best(keep, lines, scores)
    least = min(near, near_unspaced, LENIENT)
    for at in [at for at, score in enumerate(scores) if least <= score <= 0]:
        line, score = lines[at], scores[at]
        keep[at] = (
            (score >= near and line[-1] in FULL_STOPS)
            or (score >= near_unspaced and line[-1] == "。")
            or (score > LENIENT and len(line) >= PROTECTED and line[-1] in SENTENCE_ENDS)
        )
    longest = max(map(len, lines), default=0)
    if longest >= WHOLE and longest >= WHOLE_SHARE * (total := sum(map(len, lines))):
        whole = max(WHOLE, WHOLE_SHARE * total)
        keep[:] = [kept or len(line) >= whole for line, kept in zip(lines, keep, strict=True)]


def _near_best(keep: Sequence[bool], lines: Sequence[str], scores: Sequence[float]) -> tuple[float, float]:
    """The scores from which a sentence is as likely as the best one of the text, zero or less: spaced, unspaced.

    `keep` says which scores are above zero: mostly one of those few is the best.
    """
    ends = (*FULL_STOPS, "。")
    for some in (zip(compress(lines, keep), compress(scores, keep), strict=True), zip(lines, scores, strict=True)):
        best = max((score for line, score in some if line[-1] in ends), default=None)
        if best is not None:
            return min(0.0, best - RELATIVE), min(0.0, best - RELATIVE_UNSPACED)
    return -RELATIVE, -RELATIVE_UNSPACED


def _groups(keep: Sequence[bool]) -> list[tuple[int, int]]:
    """Spans of kept lines, `GAP` or more dropped lines apart."""
    groups: list[tuple[int, int]] = []
    for i, kept in enumerate(keep):
        if kept:
            if groups and i - groups[-1][1] < GAP:
                groups[-1] = (groups[-1][0], i + 1)
            else:
                groups.append((i, i + 1))
    return groups


@cache
def _weights() -> dict[str, Any]:
    """The arrays of data/page.npz; read once, never changed."""
    return net.read_arrays("page.npz")


def _logits(lines: Sequence[str], marked: Sequence[bool] | None) -> Any:
    """The network, as the training script defines it."""
    import numpy as np  # see the package

    w = _weights()
    x = net.first_layer(lines, w)
    if marked is not None:
        x += np.array(marked, np.float32)[:, None] * w["marked"]
    return net.log_odds(x, w)
