"""What a figure of an article is to that of a statement, which stands alone: without a story, a day or an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.claims.differences import EARLIER, SLIPPED
from newsclean.claims.extract.modality import OUTCOMES
from newsclean.claims.figures.measure import counts_people, measure_of
from newsclean.claims.judging.agreement import amounts, is_slipped, magnitude_gap, state_one_value
from newsclean.claims.judging.constraints import ruled_out
from newsclean.claims.judging.judge import Verdict, judge_figures, would_agree
from newsclean.claims.judging.neighbours import conflict_ruled_out
from newsclean.claims.judging.pair_features import Pair
from newsclean.claims.judging.scorer import are_comparable, significant_digits, word_overlap
from newsclean.claims.options import CHECK, MATCH
from newsclean.temporal.intervals import relation as time_relation
from newsclean.text.meaning.contrasts import contrast_of_equals
from newsclean.text.meaning.substitution import masked, substitution

if TYPE_CHECKING:
    from newsclean.claims.figures.context import FigureContext
    from newsclean.claims.figures.mention_table import MentionTable
    from newsclean.claims.pairs.verdict_cache import Judge


def judge_for_statement(mentions: MentionTable, one: int, mine: int, judge: Judge) -> Verdict:
    """What a row is to that of a statement; the days of the articles do not count, for a statement has none.

    `judge` finds what two rows of any articles are to one another.
    """
    verdict = _verdict(mentions, one, mine, judge)
    if verdict.relation == "conflict" and _is_out_of_range(mentions.context(one), mentions.context(mine)):
        return Verdict("different", verdict.score, "another order of magnitude")
    return verdict


def _is_out_of_range(one: FigureContext, other: FigureContext) -> bool:
    """Whether two figures are too far apart to be values of one thing, and no zero or scale word explains it."""
    x, y = amounts(one.quantity, other.quantity)
    return magnitude_gap(x, y) >= CHECK.apart and not is_slipped(x, y)


def _verdict(mentions: MentionTable, one: int, mine: int, judge: Judge) -> Verdict:
    a, b = mentions.context(one), mentions.context(mine)
    verdict = judge_figures(a, b, 0.0)
    if verdict.relation == "same":
        return _agreeing(mentions, one, b, verdict)
    if verdict.relation == "conflict" and verdict.rule is None and _counts_on(a):
        return Verdict("update", verdict.score)
    if verdict.relation != "different":
        return verdict
    strict = judge(mentions, one, mine)
    if strict[0] != "different" and not (strict[0] == "same" and _count_other_things(a, b)):
        return Verdict("conflict" if strict[0] == "time" else strict[0], strict[1])
    return _near_miss(a, b, verdict) or verdict


def _agreeing(mentions: MentionTable, row: int, mine: FigureContext, verdict: Verdict) -> Verdict:
    """The verdict on a figure of the statement's value: it may be of another thing, another event, an earlier time."""
    theirs = mentions.context(row)
    if _count_other_things(theirs, mine) or _is_chance(theirs, mine):
        return Verdict("different", verdict.score, "other thing counted")
    if theirs.lang == mine.lang and (rule := _turn(_masked(theirs), _masked(mine), mine.lang)):
        return Verdict("different", verdict.score, rule)
    if theirs.quantity.kind == "date" and word_overlap(theirs, mine) < CHECK.dates:
        return Verdict("different", verdict.score, "another event of that time")
    if theirs.time.role == "base" != mine.time.role or _is_of_the_past(mentions, row, mine):
        return Verdict("update", verdict.score, EARLIER)
    return verdict


def _turn(one: str, other: str, lang: str) -> str | None:
    """By what two sentences are turned that share a figure and most of their words."""
    if substitution(one, other, lang):
        return "one word differs"
    return "a small word differs" if contrast_of_equals(one, other, lang) else None


def _masked(context: FigureContext) -> str:
    return masked(context.text, [(it.start, it.end) for it in (context.quantity, *context.others)])


def is_about(theirs: FigureContext, mine: FigureContext) -> bool:
    """Whether a sentence says of its figure what a statement says of another: all but the value.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [mine, other, part] = [target_contexts(text, None, None)[0] for text in (
    ...     "The Orrin tunnel will cost £5m.", "The Orrin tunnel's cost rose to £7m.", "Tolls in Orrin raise £2m.")]
    >>> is_about(other, mine), is_about(part, mine)
    (True, False)
    """
    if not _are_of_one_sort(theirs, mine) or ruled_out(theirs, mine) or conflict_ruled_out(theirs, mine):
        return False
    words = {key: word.weight for key, word in mine.words.items() if not word.name}
    near = {key for key, word in theirs.words.items() if word.distance <= CHECK.reach}
    shared = sum(weight for key, weight in words.items() if key in near)
    return shared >= CHECK.about * sum(words.values()) > 0


def _are_of_one_sort(one: FigureContext, other: FigureContext) -> bool:
    """Whether two figures can be values of one thing: by kind, unit, role, time, polarity and what is counted."""
    a, b = one.quantity, other.quantity
    if a.kind != b.kind or a.kind == "date" or not are_comparable(a, b) or one.polarity != other.polarity:
        return False
    if one.time.role != other.time.role or time_relation(one.time.when, other.time.when) in ("apart", "within"):
        return False
    return a.kind != "count" or one.head == other.head or _are_of_one_measure(one, other)


def _are_of_one_measure(one: FigureContext, other: FigureContext) -> bool:
    a, b = measure_of(one), measure_of(other)
    return a is not None and b is not None and a.id == b.id


def _count_other_things(one: FigureContext, other: FigureContext) -> bool:
    """Whether two equal counts are of two nouns, which no measure joins: two boats, two members of a crew."""
    if one.quantity.kind != "count" or one.head is None or other.head is None:
        return False
    if one.head in other.words or other.head in one.words or one.head == other.head:
        return False
    people = counts_people(one.head), counts_people(other.head)
    return not _are_of_one_measure(one, other) and (not all(people) or measure_of(other) is not None)


def _is_chance(one: FigureContext, other: FigureContext) -> bool:
    """Whether a small number is all that two sentences share besides names: "Two have been accounted for"."""
    if one.quantity.kind != "count" or significant_digits(one.quantity) > MATCH.few_digits:
        return False
    shared = one.words.keys() & other.words.keys()
    return all(one.words[key].name for key in shared) and not _are_of_one_measure(one, other)


def _counts_on(context: FigureContext) -> bool:
    """Whether a figure is of a count that goes on while an event does, so that articles of other hours have others."""
    measure = measure_of(context)
    return measure is not None and measure.nature == "tally"


def _is_of_the_past(mentions: MentionTable, row: int, other: FigureContext) -> bool:
    """Whether what is reported of an earlier year is compared with an outlook: "was priced at $5m in 2019"."""
    day = mentions.texts[mentions.article(row)].day
    if day is None or other.modality not in OUTCOMES or mentions.context(row).modality in OUTCOMES:
        return False
    _, sentence, at = mentions.rows[row]
    start = sentence.found[at].start
    years = [(abs(q.start - start), q.when[:4]) for q in sentence.found if q.kind == "date" and q.when is not None]
    return bool(years) and min(years)[1] < day[:4]


def _near_miss(one: FigureContext, other: FigureContext, verdict: Verdict) -> Verdict | None:
    """A figure that is the statement's but for its value, its unit, its currency or its year."""
    if one.quantity.kind == other.quantity.kind == "date":
        return _other_year(one, other)
    rule = _difference_of_equals(one, other)
    if rule and would_agree(Pair(one, other, 0.0, agree=True)):
        return Verdict("conflict", CHECK.alone, rule)
    return Verdict("conflict", CHECK.alone) if verdict.rule is None and is_about(one, other) else None


def _other_year(one: FigureContext, other: FigureContext) -> Verdict | None:
    years = {str(context.quantity.when)[:4] for context in (one, other)}
    if len(years) > 1 and word_overlap(one, other) >= CHECK.dates:
        return Verdict("conflict", CHECK.alone, "other year")
    return None


def _difference_of_equals(one: FigureContext, other: FigureContext) -> str | None:
    """In what two figures of the same digits differ; None for other digits, or a single one, which is chance."""
    a, b = one.quantity, other.quantity
    if a.value is None or significant_digits(a) < CHECK.digits or one.polarity != other.polarity or a.kind != b.kind:
        return None
    if a.value == b.value and a.unit != b.unit and None not in (a.unit, b.unit):
        return "other currency" if a.kind == "money" else "other unit"
    if is_slipped(*amounts(a, b)):
        return SLIPPED
    apart = time_relation(one.time.when, other.time.when) == "apart"
    return "other time" if apart and state_one_value(one, other) else None
