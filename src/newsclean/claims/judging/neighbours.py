"""What makes figures that differ neighbours and no contradiction, each by its name: a part and its whole, a price.

Some of it holds for any two articles, some only for articles of two stories.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.claims.figures.genre import (
    is_complement,
    is_daily_price,
    is_listed,
    is_part_of_period,
    is_part_of_whole,
    is_table_row,
    unit_priced,
)
from newsclean.claims.figures.measure import (
    BESIDE,
    apart_by_measure,
    are_akin,
    beside_measures,
    counts_people,
    measure_of,
)
from newsclean.claims.judging.agreement import amounts, is_rounded_off, stays_within_bound
from newsclean.claims.judging.modifiers import is_added
from newsclean.claims.judging.parts_of_counts import are_of_part_of_place, is_within_count
from newsclean.claims.judging.scorer import amount_of
from newsclean.core.lazy_regex import prefiltered
from newsclean.text.names.gazetteer import is_country
from newsclean.text.word_keys import stem

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsclean.claims.figures.context import FigureContext

OF_GOODS = frozenset(("money", "percent"))  # of what is counted the sentence itself says what it is
CONVERTED = 0.005  # what conversion rounds
CONVERTED_TWICE = 0.05  # the same where each outlet rounds in a unit of its own
OF_EVENT = frozenset(
    ("rain", "wind", "gusts", "speed", "level", "temperature", "magnitude", "lasted")
)  # measures of it as a whole
TURNS = tuple(map(stem, ("predecessor", "successor")))
BESIDE_TURN = 6.0  # words within which such a word is the owner of a figure
PERIODS = ("hour", "day", "week", "month", "year")  # for which a wage or a cost is given
POLL = prefiltered(r"(?i)\b(?:polls?|pollsters?|surveys?|surveyed|polled)\b")


def conflict_ruled_out(one: FigureContext, other: FigureContext) -> str | None:
    """The name of what makes figures that differ neighbours and no contradiction; None when nothing does.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [rise, level] = [target_contexts(text, None, None)[0] for text in (
    ...     "Exports of tea rose by 5,000 tonnes.", "Exports of tea hit 6,000 tonnes.")]
    >>> conflict_ruled_out(rise, level), conflict_ruled_out(level, level)
    ('other role', 'converted')
    """
    return next((name for name, rule in NEIGHBOURS.items() if rule(one, other)), None)


def apart(one: FigureContext, other: FigureContext) -> str | None:
    """The name of what makes figures of two stories neighbours and no contradiction; None when nothing does.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [dead, hurt] = [target_contexts(text, None, None)[0] for text in ("It killed 12 men.", "It hurt 14 men.")]
    >>> apart(dead, hurt), apart(dead, dead)
    ('other measure', None)
    """
    return next((name for name, rule in APART.items() if rule(one, other)), None)


def _other_kind(one: FigureContext, other: FigureContext) -> bool:
    """Whether words beside one figure name another kind of thing: of coffee and of cocoa."""
    from newsclean.claims.judging.same_measure import differ_in_kind

    near = [{key for key, word in side.words.items() if word.distance <= BESIDE} for side in (one, other)]
    return differ_in_kind(one, other, near[0] & near[1])


def _said_beside(one: FigureContext, other: FigureContext) -> bool:
    """Whether a sentence gives both sums: they are two things. "Rose from 4 to 9" is said of what is counted."""
    if one.quantity.kind not in OF_GOODS:
        return False
    values = amount_of(one.quantity), amount_of(other.quantity)
    return any(
        q.kind == one.quantity.kind and amount_of(q) == value
        for side, value in ((other, values[0]), (one, values[1]))
        for q in side.others
    )


def _other_goods(one: FigureContext, other: FigureContext) -> bool:
    from newsclean.claims.judging.same_measure import opposite_measures

    return _other_kind(one, other) or opposite_measures(one.words.keys(), other.words.keys())


def _other_role(one: FigureContext, other: FigureContext) -> bool:
    return (one.time.role == "change") != (other.time.role == "change")


def _moving_price(one: FigureContext, other: FigureContext) -> bool:
    """Whether a price of a piece is said of no time: it may be that of another day; what is bid for a share stands.

    What is paid for an hour or lost in a day is no price of goods, and moves no faster than other sums.
    """
    if unit_priced(one) in (None, *PERIODS) or "deal" in beside_measures(one) | beside_measures(other):
        return False
    return one.time.when is None or other.time.when is None


def _of_period(one: FigureContext, other: FigureContext) -> bool:
    if _goes_on(one, other) or _measures_event(one, other):
        return False
    return is_part_of_period(one) or is_part_of_period(other)


def _measures_event(one: FigureContext, other: FigureContext) -> bool:
    """Whether both give the rain, the wind, the level of one event, which has no parts to be summed up."""
    a, b = measure_of(one), measure_of(other)
    return a is not None and b is not None and a.id == b.id and a.id in OF_EVENT


def _other_poll(one: FigureContext, other: FigureContext) -> bool:
    """Whether two polls name each an institute, or a town, that the other does not."""
    if not (POLL.search(one.text) and POLL.search(other.text)):
        return False
    a, b = ({name for name in side.names if not is_country(name)} for side in (one, other))
    return bool(a - b and b - a)


def _undated(one: FigureContext, other: FigureContext) -> bool:
    return not _goes_on(one, other) and (one.undated or other.undated)


def _goes_on(one: FigureContext, other: FigureContext) -> bool:
    """Whether figures are ages, or of a count that goes on: their time is that of the report."""
    found = measure_of(one), measure_of(other)
    return all(measure is not None and (measure.nature == "tally" or measure.id == "age") for measure in found)


def _in_market_report(one: FigureContext, other: FigureContext) -> bool:
    sums = one.quantity.kind == "money" and "deal" not in beside_measures(one) | beside_measures(other)
    return any(is_table_row(side) or is_daily_price(side) or (sums and is_listed(side)) for side in (one, other))


def _within_unit(one: FigureContext, other: FigureContext) -> bool:
    """Whether two measures only differ as converted ones do: 1,340 km are 832 or 833 miles, and 58 km about 35."""
    if one.quantity.kind != "measure":
        return False
    x, y = amounts(one.quantity, other.quantity)
    one_unit = one.quantity.unit == other.quantity.unit and not (_is_conversion(one) or _is_conversion(other))
    near = CONVERTED if one_unit else CONVERTED_TWICE
    return x is not None and y is not None and abs(x - y) <= near * max(abs(x), abs(y))


def _is_conversion(context: FigureContext) -> bool:
    """Whether its sentence gives the figure in another unit, too: "58 km (36 miles)"."""
    q = context.quantity
    for other in context.others:
        if (
            other.kind == q.kind
            and other.unit != q.unit
            and min(abs(other.start - q.end), abs(q.start - other.end)) < 4
        ):
            x, y = amounts(q, other)
            if x is not None and y is not None and abs(x - y) <= CONVERTED_TWICE * max(abs(x), abs(y)):
                return True
    return False


def _keeps_to_bound(one: FigureContext, other: FigureContext) -> bool:
    """Whether one figure is a bound that the other keeps to; of a count that goes on, the other is later."""
    measure = measure_of(one)
    return (measure is None or measure.nature != "tally") and stays_within_bound(one, other)


def _of_successor(one: FigureContext, other: FigureContext) -> bool:
    """Whether one figure is of who or what came before or after that of the other: "her predecessor left with 24"."""
    return _turns_away(one) != _turns_away(other)


def _turns_away(context: FigureContext) -> bool:
    return any(key in context.words and context.words[key].distance <= BESIDE_TURN for key in TURNS)


def _other_things(one: FigureContext, other: FigureContext) -> bool:
    """Whether one figure counts people and the other does not, and no measure makes them one: traders, and stalls."""
    if {counts_people(one.head), counts_people(other.head)} != {True, False}:
        return False
    a, b = measure_of(one), measure_of(other)
    return not are_akin(a, b) and (a is None or b is None or a.id != b.id)


def _added(one: FigureContext, other: FigureContext) -> bool:
    """Whether one figure is of what came on top of a count, and the other of the count."""
    return is_added(one) != is_added(other) or is_within_count(one) != is_within_count(other)


NEIGHBOURS: dict[str, Callable[[FigureContext, FigureContext], bool]] = {
    "other role": _other_role,
    "a predecessor's or successor's": _of_successor,
    "added to a count": _added,
    "in a part of the place": are_of_part_of_place,
    "other things are counted": _other_things,
    "other piece": lambda one, other: unit_priced(one) != unit_priced(other),
    "a part and the whole": lambda one, other: is_part_of_whole(one) != is_part_of_whole(other),
    "a price that moves": _moving_price,
    "part of a period": _of_period,
    "market report": _in_market_report,
    "converted": _within_unit,
    "a bound that is kept": _keeps_to_bound,
    "rounded": lambda one, other: is_rounded_off(one.quantity, other.quantity),
    "other kind of thing": lambda one, other: one.quantity.kind in OF_GOODS and _other_goods(one, other),
    "other poll": _other_poll,
    "a sum of a time that no date resolves": lambda one, other: one.quantity.kind in OF_GOODS and _undated(one, other),
    "no number": lambda one, other: "vague" in (one.quantity.read, other.quantity.read),
    "both sums in one sentence": _said_beside,
}
# Of articles of two stories these rule a contradiction out. Inside a story they do not: of its pairs that they meet,
# about as many contradict one another as of the others.
APART: dict[str, Callable[[FigureContext, FigureContext], bool]] = {
    "other kind of thing": _other_kind,
    "all but": lambda one, other: is_complement(one) != is_complement(other),
    "other measure": apart_by_measure,
    "a time that no date resolves": _undated,
}
