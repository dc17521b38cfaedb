"""What rules out that two figures state the same, each by its name, whatever the scorer says."""

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
from newsclean.claims.figures.measure import counts_people, measure_of, measures
from newsclean.claims.figures.ownership import PARTNER, name_runs
from newsclean.claims.figures.plain_words import GENERIC
from newsclean.claims.judging.agreement import amounts
from newsclean.core.lazy_regex import lazy
from newsclean.text.word_keys import NAME, tokens, word_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsclean.claims.figures.context import FigureContext

# What money goes to: "$45m on new ferries", "$45m in parking fines". Up to three words that no other preposition parts.
OBJECT = lazy(
    r"[ \xa0](?:on|for|in|of)(?: (?:the|a|an|its|his|her|their|new|some|about))* "
    r"([^\W\d_][\w’'-]*(?: [^\W\d_][\w’'-]*){0,2})"
)
PHRASE_ENDS = lazy(
    r"(?i) (?:in|on|for|of|to|from|with|by|at|and|or|that|which|who|after|before|over|a|the|this|last)\b.*"
)
MEASURE_REACH = 2.0  # words within which a word names the measure for certain
CONVERTED = 0.005  # what conversion rounds
PEOPLE_REACH = 4.0  # words within which a word says what happened to the people that are counted
PARTNER_REACH = 10.0  # words within which "to Estmark" belongs to a figure
FULL_NAME = lazy(r"\b([A-Z][a-zà-ÿ]+) (?:[A-Z][a-zà-ÿ]+ |[A-Z]\. )?([A-Z][\w-]+)")


def ruled_out(one: FigureContext, other: FigureContext) -> str | None:
    """The name of what rules out that two figures are of one thing; None when nothing does.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [dead, saved, ferries, meals] = [target_contexts(text, None, None)[0] for text in (
    ...     "200 people are feared dead.", "200 people were rescued.", "It spends $45m on new ferries.",
    ...     "It spends $45m on school meals.")]
    >>> ruled_out(dead, saved), ruled_out(ferries, meals), ruled_out(dead, dead)
    ('other role of people', 'other object', None)
    """
    return next((name for name, rule in RULES.items() if rule(one, other)), None)


def _other_people(one: FigureContext, other: FigureContext) -> bool:
    a, b = _fates(one), _fates(other)
    return bool(a) and bool(b) and not a & b


def _fates(context: FigureContext) -> set[str]:
    """What is said to have happened to the people that a figure counts; nothing for an age, or for cars."""
    if context.quantity.kind != "count" or counts_people(context.head) is False:
        return set()
    known = measures()
    return {
        known[key].id
        for key, word in context.words.items()
        if word.distance <= PEOPLE_REACH and key in known and known[key].fate and not known[key].further
    }


def _other_object(one: FigureContext, other: FigureContext) -> bool:
    if one.quantity.kind != "money" or other.quantity.kind != "money":
        return False
    a, b = _object(one), _object(other)
    return bool(a) and bool(b) and not (a & other.words.keys()) and not (b & one.words.keys())


def _object(context: FigureContext) -> set[str]:
    """The words of what a sum is for; no names and no times."""
    found = OBJECT.match(context.text, context.quantity.end)
    if not found:
        return set()
    phrase = PHRASE_ENDS.sub("", found[1])
    return {token.key for token in tokens(phrase, []) if not token.name}


def _other_partner(one: FigureContext, other: FigureContext) -> bool:
    a, b = _partners(one), _partners(other)
    return bool(a) and bool(b) and not a & other.names and not b & one.names


def _partners(context: FigureContext) -> set[str]:
    """The first words of the names that a figure is with, to, from or against."""
    text = context.text
    return {
        run.keys[0]
        for run in name_runs(context)
        if run.distance <= PARTNER_REACH
        and run.keys[0] not in GENERIC
        and PARTNER.search(text[max(0, run.start - 14) : run.start])
    }


def _other_base(one: FigureContext, other: FigureContext) -> bool:
    a, b = one.quantity.per, other.quantity.per
    return a is not None and b is not None and a != b and not one.quantity.compatible(other.quantity)


def _half_dated(one: FigureContext, other: FigureContext) -> bool:
    """Whether "last year" of an article without a date stands against a year: they may be two."""
    return (one.undated and other.time.when is not None) or (other.undated and one.time.when is not None)


def _other_namesake(one: FigureContext, other: FigureContext) -> bool:
    """Whether a surname has other first names: Anna Kessler and Peter Kessler."""
    for name in one.names & other.names:
        a, b = _first_names(one.text, name), _first_names(other.text, name)
        if a and b and not {first[0] for first in a} & {first[0] for first in b}:  # Jim is James
            return True
    return False


def _first_names(text: str, name: str) -> set[str]:
    found = {first.lower() for first, last in FULL_NAME.findall(text) if last.lower() == name}
    return {first for first in found if word_key(first.capitalize())[:2] == (first, NAME)}  # no word, no place


def conflict_ruled_out(one: FigureContext, other: FigureContext) -> str | None:
    """The name of what makes figures that differ neighbours and no contradiction; None when nothing does.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [rise, level] = [target_contexts(text, None, None)[0] for text in (
    ...     "Exports of tea rose by 5,000 tonnes.", "Exports of tea hit 6,000 tonnes.")]
    >>> conflict_ruled_out(rise, level), conflict_ruled_out(level, level)
    ('other role', 'converted')
    """
    return next((name for name, rule in NEIGHBOURS.items() if rule(one, other)), None)


def _other_role(one: FigureContext, other: FigureContext) -> bool:
    return (one.time.role == "change") != (other.time.role == "change")


def _moving_price(one: FigureContext, other: FigureContext) -> bool:
    """Whether a price of a piece is said of no time: it may be that of another day; what is bid for a share stands."""
    if unit_priced(one) is None or "deal" in _measures_beside(one) | _measures_beside(other):
        return False
    return one.time.when is None or other.time.when is None


def _of_period(one: FigureContext, other: FigureContext) -> bool:
    return not _goes_on(one, other) and (is_part_of_period(one) or is_part_of_period(other))


def _undated(one: FigureContext, other: FigureContext) -> bool:
    return not _goes_on(one, other) and (one.undated or other.undated)


def _goes_on(one: FigureContext, other: FigureContext) -> bool:
    """Whether figures are ages, or of a count that goes on: their time is that of the report."""
    found = measure_of(one), measure_of(other)
    return all(measure is not None and (measure.nature == "tally" or measure.id == "age") for measure in found)


def _other_measure(one: FigureContext, other: FigureContext) -> bool:
    """Whether a word right beside each figure names a measure that the other sentence does not speak of."""
    known = measures()
    a, b = _measures_beside(one), _measures_beside(other)
    every = [{known[key].id for key in side.words if key in known} for side in (one, other)]
    return bool(a and b) and not a & every[1] and not b & every[0]


def _measures_beside(context: FigureContext) -> set[str]:
    known = measures()
    return {
        known[key].id
        for key, word in context.words.items()
        if key in known and not known[key].further and word.distance <= MEASURE_REACH
    }


def _in_market_report(one: FigureContext, other: FigureContext) -> bool:
    sums = one.quantity.kind == "money" and "deal" not in _measures_beside(one) | _measures_beside(other)
    return any(is_table_row(side) or is_daily_price(side) or (sums and is_listed(side)) for side in (one, other))


def _within_unit(one: FigureContext, other: FigureContext) -> bool:
    """Whether two measures only differ as converted ones do: 1,340 km are 832 or 833 miles."""
    if one.quantity.kind != "measure":
        return False
    x, y = amounts(one.quantity, other.quantity)
    return x is not None and y is not None and abs(x - y) <= CONVERTED * max(abs(x), abs(y))


NEIGHBOURS: dict[str, Callable[[FigureContext, FigureContext], bool]] = {
    "other role": _other_role,
    "other piece": lambda one, other: unit_priced(one) != unit_priced(other),
    "a part and the whole": lambda one, other: is_part_of_whole(one) != is_part_of_whole(other),
    "a price that moves": _moving_price,
    "all but": lambda one, other: is_complement(one) != is_complement(other),
    "part of a period": _of_period,
    "other measure": _other_measure,
    "market report": _in_market_report,
    "converted": _within_unit,
    "a time that no date resolves": _undated,
}
RULES: dict[str, Callable[[FigureContext, FigureContext], bool]] = {
    "other role of people": _other_people,
    "other object": _other_object,
    "other partner": _other_partner,
    "a time that no date resolves": _half_dated,
    "other base of a rate": _other_base,
    "another person of that name": _other_namesake,
}
