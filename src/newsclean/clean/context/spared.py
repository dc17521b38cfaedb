"""Lines that a rule for one line knows, and that are of the article all the same, as the lines around them show."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from newsclean.clean.context.chronicle import spare_chronicle
from newsclean.text.line_shape import is_sentence

if TYPE_CHECKING:
    from newsclean.rules.ruleset import Hit

Hits = list[tuple["Hit", ...]]
# Prices and degrees with a name stand in a widget, and in the articles that are about them.
WIDGETS = frozenset(("counter/market", "counter/weather"))
ROWS = 2  # one alone between paragraphs is the price of a firm that the text names, set in by the outlet
HEADS = 2  # lines between a sentence and the first row: "Leaders", "Indices"


def spare_lines(texts: Sequence[str], hits: Hits) -> Hits:
    """The hits without those on lines of the article: dates of a chronicle, rows of prices and degrees."""
    return _spare_rows(texts, spare_chronicle(texts, hits))


def _spare_rows(texts: Sequence[str], hits: Hits) -> Hits:
    """Rows of prices that follow a sentence, with a heading between them at most.

    >>> from newsclean.rules.described import described_rules
    >>> from newsclean.rules.ruleset import RuleSet
    >>> rules = RuleSet(rule for rule in described_rules() if rule.kind == "counter")
    >>> lines = ["Shares rose.", "Indices", "DAX 17.716 +0,14 %", "FTSE MIB 33.940 +0,58%"]
    >>> any(_spare_rows(lines, rules.all_hits(lines, {}))), any(_spare_rows(lines[1:], rules.all_hits(lines[1:], {})))
    (False, True)
    """
    rows = [at for at, of in enumerate(hits) if of and of[0].rule.id in WIDGETS]
    if len(rows) < ROWS:
        return hits
    near = {at for pair in pairwise(rows) if pair[1] - pair[0] <= HEADS + 1 for at in pair}
    left, spared = list(hits), set[int]()
    for at in rows:
        above = at - 1
        while above >= 0 and at - above <= HEADS and not hits[above] and not is_sentence(texts[above]):
            above -= 1
        if at in near and above >= 0 and (above in spared or (not hits[above] and is_sentence(texts[above]))):
            spared.add(at)
            left[at] = ()
    return left
