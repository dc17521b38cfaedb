"""What rules out that two figures state the same, each by its name, whatever the scorer says."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from newsclean.claims.extract.language_cues import BORDER
from newsclean.claims.figures.measure import REACH, counts_people, known_measures
from newsclean.claims.figures.ownership import PARTNER, name_runs
from newsclean.claims.figures.plain_words import GENERIC
from newsclean.claims.judging.person import age_owner, same_person
from newsclean.claims.options import CONTEXTS
from newsclean.core.lazy_regex import lazy
from newsclean.text.word_keys import NAME, tokens, word_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsclean.claims.figures.context import FigureContext
    from newsclean.claims.figures.measure import Measure

# What money goes to: "$45m on new ferries", "$45m in parking fines". Up to three words that no other preposition parts.
OBJECT = lazy(
    r"[ \xa0](?:on|for|in|of)(?: (?:the|a|an|its|his|her|their|new|some|about))* "
    r"([^\W\d_][\w’'-]*(?: [^\W\d_][\w’'-]*){0,2})"
)
PHRASE_ENDS = lazy(
    r"(?i) (?:in|on|for|of|to|from|with|by|at|and|or|that|which|who|after|before|over|a|the|this|last)\b.*"
)
PEOPLE_REACH = 4.0  # words within which a word says what happened to the people that are counted
DEED_REACH = 6  # words before and after a figure among which stands the verb that it is the object of
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


@lru_cache(maxsize=CONTEXTS)
def _fates(context: FigureContext) -> set[str]:
    """What is said to have happened to the people that a figure counts; nothing for an age, or for cars."""
    if context.quantity.kind != "count" or not _may_count_people(context):
        return set()
    known = known_measures(context)
    return {
        known[key].id
        for key, word in context.words.items()
        if word.distance <= PEOPLE_REACH and key in known and known[key].fate and not known[key].further
    }


def _may_count_people(context: FigureContext) -> bool:
    """Whether no noun says that things are counted; outside English the head may be a verb: "fünf Menschen getötet"."""
    known, head = known_measures(context), context.head
    beside = (key for key, word in context.words.items() if word.distance <= 1)
    fallen = head in known and known[head].fate  # "20 muertos"
    return fallen or counts_people(head) is not False or any(map(counts_people, beside))


def _other_measure(one: FigureContext, other: FigureContext) -> bool:
    """Whether the clause of each figure names a measure that the other's is not of: exports and imports."""
    a, b = _named_measures(one), _named_measures(other)
    return any(
        measure.against & b.keys() and name not in b and not measure.against & a.keys() for name, measure in a.items()
    )


@lru_cache(maxsize=CONTEXTS)
def _named_measures(context: FigureContext) -> dict[str, Measure]:
    """The measures that words of the clause of a figure name, by id."""
    known = known_measures(context)
    found = [known[key] for key, word in context.words.items() if key in known and word.distance <= REACH]
    return {measure.id: measure for measure in found}


def _other_object(one: FigureContext, other: FigureContext) -> bool:
    if one.quantity.kind != "money" or other.quantity.kind != "money":
        return False
    a, b = _object(one), _object(other)
    return bool(a) and bool(b) and not (a & other.words.keys()) and not (b & one.words.keys())


@lru_cache(maxsize=CONTEXTS)
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


@lru_cache(maxsize=CONTEXTS)
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


@lru_cache(maxsize=CONTEXTS)
def _full_names(text: str) -> list[tuple[str, str]]:
    return FULL_NAME.findall(text)


def _first_names(text: str, name: str) -> set[str]:
    found = {first.lower() for first, last in _full_names(text) if last.lower() == name}
    return {first for first in found if word_key(first.capitalize())[:2] == (first, NAME)}  # no word, no place


def _opposite_deed(one: FigureContext, other: FigureContext) -> bool:
    """Whether one was done to what one figure counts, and the opposite to the other: hired 300, laid off 300."""
    if one.quantity.kind != "count" and one.quantity.value != other.quantity.value:
        return False
    if one.direction * other.direction < 0:
        return False  # "rose 5 percent", "fell 5 percent": of one thing, and a contradiction
    a, b = _deeds(one), _deeds(other)
    return any(
        opposite in b and opposite not in a for key, opposites in a.items() if key not in b for opposite in opposites
    )


@lru_cache(maxsize=CONTEXTS)
def _deeds(context: FigureContext) -> dict[str, frozenset[str]]:
    """The words beside a figure, in its clause, that have an opposite, and what that is."""
    from newsclean.text.meaning.word_groups import opposites_in  # many floors, for figures that may agree

    text, q = context.text, context.quantity
    before = BORDER.split(text[: q.start])[-1].split()[-DEED_REACH:]
    after = BORDER.split(text[q.end :], maxsplit=1)[0].split()[:DEED_REACH]
    return opposites_in(" ".join((*before, *after)), context.lang)


RULES: dict[str, Callable[[FigureContext, FigureContext], bool]] = {
    "other role of people": _other_people,
    "other measure": _other_measure,
    "other object": _other_object,
    "the opposite was done": _opposite_deed,
    "other partner": _other_partner,
    "a time that no date resolves": _half_dated,
    "other base of a rate": _other_base,
    "another person of that name": _other_namesake,
    "another person": lambda one, other: same_person(age_owner(one), age_owner(other)) is False,
}
