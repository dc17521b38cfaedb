"""What a figure measures: deaths, a price, a depth; by the word nearest to it that names a measure."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.claims.options import CONTEXTS
from newsclean.temporal import intervals as periods
from newsclean.text.word_keys import stem

if TYPE_CHECKING:
    from newsclean.claims.figures.context import FigureContext
    from newsclean.quantity.model import Quantity

REACH = 8.0  # words within which a word names the measure: those of a clause
SUBJECT = -6.0  # the same for what is always the subject: "the toll from the collapse of a bridge rose to nine"
BESIDE = 2.0  # words within which a word names the measure for certain
COUNTED = 4.0  # words that a noun for those who are counted is held further off: "killed 12 passengers" is of deaths


class Measure(NamedTuple):
    """A measure of data/claims/measures.toml."""

    id: str
    nature: str  # tally, level or fixed
    people: bool = False
    fate: bool = False
    further: float = 0.0  # words that its word counts as further off
    akin: tuple[str, ...] = ()  # measures of which one text speaks where another speaks of this one
    against: frozenset[str] = frozenset()  # measures that no figure of this one is of, here or in their own rows


@cache
def _table() -> dict[str, Any]:
    text = resources.files("newsclean.data").joinpath("claims/measures.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _persons() -> frozenset[str]:
    return frozenset(map(stem, _table()["persons"].split()))


def counts_people(head: str | None) -> bool | None:
    """Whether a noun (its stem) is one for people; None when there is none.

    >>> counts_people(stem("residents")), counts_people(stem("cars")), counts_people(None)
    (True, False, None)
    """
    return None if head is None else head in _persons()


@cache
def measures() -> dict[str, dict[str, Measure]]:
    """The measure that each stem names, by the class of the figure: what is paid is a sum, and who is paid a count.

    >>> measures()["count"][stem("toll")].id, measures()["money"].get(stem("toll"))
    ('dead', None)
    """
    out: dict[str, dict[str, Measure]] = {kind: {} for row in _table()["measure"] for kind in row["of"].split()}
    for row in _table()["measure"]:
        akin = tuple(row.get("akin", "").split())
        against = _against().get(row["id"], frozenset())
        shape = row["id"], row["nature"], row.get("people", False), row.get("fate", False)
        for column, further in (("subjects", SUBJECT), ("words", 0.0), ("nouns", COUNTED)):
            for word in row.get(column, "").split():
                for kind in row["of"].split():
                    out[kind].setdefault(stem(word), Measure(*shape, further, akin, against))
    return out


@cache
def _against() -> dict[str, frozenset[str]]:
    """The measures against each, both ways round."""
    pairs = [(row["id"], other) for row in _table()["measure"] for other in row.get("against", "").split()]
    out: dict[str, set[str]] = {}
    for one, other in (*pairs, *((b, a) for a, b in pairs)):
        out.setdefault(one, set()).add(other)
    return {one: frozenset(others) for one, others in out.items()}


@cache
def _implied() -> dict[str, Measure]:
    """The measure that figures of a dimension are of where no word names another."""
    rows = (row for row in _table()["measure"] if "implied" in row)
    return {row["implied"]: Measure(row["id"], row["nature"]) for row in rows}


CLASSES = {"percent": "share", "points": "share"}  # of kinds that are not named like their class


def figure_class(q: Quantity) -> str:
    """The class of a figure, by which measures are told apart: its kind, and of a measure the dimension of its unit.

    >>> from newsclean import find_quantities
    >>> [figure_class(find_quantities(text)[0]) for text in ("9 km", "9 per cent", "9 men", "9 years", "a boy aged 9")]
    ['length', 'share', 'count', 'duration', 'age']
    """
    if q.kind == "measure":
        return _dimension(q.unit)
    return "age" if q.read == "age" else CLASSES.get(q.kind, q.kind)


@cache
def _dimension(unit: str | None) -> str:
    from newsclean.quantity.tables import quantity_table  # another capability

    return next((name for name, units in quantity_table("units").items() if unit in units), "measure")


def known_measures(context: FigureContext) -> dict[str, Measure]:
    """The measures that a word may name of a figure of this class, by stem.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [toll, sum] = [known_measures(target_contexts(text, None, None)[0]) for text in ("12 men", "$12")]
    >>> stem("killed") in toll, stem("killed") in sum
    (True, False)
    """
    return measures().get(figure_class(context.quantity), {})


@lru_cache(maxsize=CONTEXTS)
def measure_of(context: FigureContext) -> Measure | None:
    """The measure of a figure; None where no word near it names one, nor its unit.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> ten, eighty = target_contexts("The quake killed 10 people and injured 80.", None, None)
    >>> measure_of(ten).id, measure_of(eighty).id
    ('dead', 'injured')
    >>> measure_of(target_contexts("It has 80 windows.", None, None)[0])
    """
    kind = figure_class(context.quantity)
    known = measures().get(kind, {})
    if kind == "age":
        return known[stem("age")]
    found = [
        (word.distance + known[key].further, key)
        for key, word in context.words.items()
        if key in known and word.distance <= REACH
    ]
    if not found:
        return _implied().get(kind)
    from newsclean.claims.figures.measure_word import nearest_word

    key = nearest_word(context, {key: known[key].further for _, key in found})
    return _implied().get(kind) if key is None else known[key]


def is_lasting(measure: Measure) -> bool:
    """Whether it is of what an event did, or of a person, so that articles of a later month report it again.

    >>> is_lasting(measures()["count"][stem("killed")]), is_lasting(measures()["money"][stem("price")])
    (True, False)
    """
    return measure.id == "age" or (measure.people and measure.nature != "level")


def are_akin(one: Measure | None, other: Measure | None) -> bool:
    """Whether two measures are two, but one is at times reported in the words of the other: damage and losses.

    >>> damage, loss, debt = (measures()["money"][stem(word)] for word in ("damage", "losses", "debt"))
    >>> are_akin(damage, loss), are_akin(damage, debt), are_akin(damage, None)
    (True, False, False)
    """
    return one is not None and other is not None and (one.id in other.akin or other.id in one.akin)


def apart_by_measure(one: FigureContext, other: FigureContext) -> bool:
    """Whether a word right beside each figure names a measure that the other sentence does not speak of.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [dead, hurt] = [target_contexts(text, None, None)[0] for text in ("It killed 12 men.", "It hurt 14 men.")]
    >>> apart_by_measure(dead, hurt), apart_by_measure(dead, dead)
    (True, False)
    """
    a, b = beside_measures(one), beside_measures(other)
    every = [
        {known[key].id for key in side.words if key in known}
        for side in (one, other)
        for known in [known_measures(side)]
    ]
    return bool(a and b) and not a & every[1] and not b & every[0]


@lru_cache(maxsize=CONTEXTS)
def beside_measures(context: FigureContext) -> set[str]:
    """The measures that words right beside a figure name.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> beside_measures(target_contexts("It killed 12 men.", None, None)[0])
    {'dead'}
    """
    known = known_measures(context)
    return {
        known[key].id
        for key, word in context.words.items()
        if key in known and not known[key].further and word.distance <= BESIDE
    }


def story_time(one: FigureContext, other: FigureContext) -> str:
    """How the times of two figures of one story relate: equal, within, apart or unknown.

    Days beside one another are one: outlets of two time zones date one night. Of a count that goes on, the day is that
    of the report.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [a, b, c] = [target_contexts(text, None, "2025-03-09")[0] for text in (
    ...     "The quake on 4 March had magnitude 6.1.", "The quake on 5 March had magnitude 6.1.",
    ...     "The quake on 1 March had magnitude 6.1.")]
    >>> story_time(a, b), story_time(a, c)
    ('equal', 'apart')
    """
    a, b = one.time, other.time
    if a.when is None or b.when is None:
        return "unknown"
    how = periods.relation(a.when, b.when)
    if how == "equal" or periods.bounds(a.when) == periods.bounds(b.when):
        return "equal"
    if how != "apart" or not a.granularity == b.granularity == "day" or one.quantity.kind == "date":
        return how
    first, second = measure_of(one), measure_of(other)
    if first is not None and second is not None and "tally" in (first.nature, second.nature):
        return "unknown"
    return "equal" if periods.days_between(a.when[:10], b.when[:10]) <= 1 else how
