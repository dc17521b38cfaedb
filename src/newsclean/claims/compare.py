"""Comparing two sentences: do they state the same, an update, a conflict, or different things?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsclean.claims.extract.target_figures import Span, target_contexts
from newsclean.claims.figures.ownership import places_named
from newsclean.claims.judging.agreement import state_one_value
from newsclean.claims.judging.judge import judge_figures
from newsclean.claims.judging.scorer import are_comparable
from newsclean.claims.model import Comparison
from newsclean.claims.output.wording import comparison_reasons
from newsclean.temporal.intervals import days_between
from newsclean.text.meaning.contrasts import OPPOSITE, contrast_of_equals
from newsclean.text.meaning.substitution import masked, substitution

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.claims.figures.context import FigureContext
    from newsclean.claims.judging.judge import Verdict

REASONS = {
    "denied": "denied",
    "opposite": "the opposite",
    "others": "said of others",
    "other time": "other time",
    "other place": "other place",
    "other cause": "other cause",
    "apart": "said of others, or only possible in one",
}
ORDER = ("different", "update", "conflict", "same")


def compare(
    a: str, b: str, *, span_a: Span | None = None, span_b: Span | None = None,
    date_a: str | None = None, date_b: str | None = None,
) -> Comparison:  # fmt: skip
    """What two sentences are to one another: same, update, conflict or different, with a score and reasons.

    A span (start, end; code points) says which quantity of a sentence is meant; one that meets no quantity means an
    identifier ("Amendment 64"), which is compared as it is written. Without spans the sentences are the same when any
    of their quantities state the same, else in conflict when two give one thing different values; where no quantity
    says either, they are compared by what they state: whoever compares two sentences has said that they are about one
    thing, so that "the council" of one is that of the other. Dates are
    the days of the articles, against which "last year" is read. The same both ways round.

    Raises QuantityError for a date that is none.

    >>> one, other = "Russia's trade hit a record US$240 billion in 2023.", "Last year, trade of $240bn helped Russia."
    >>> compare(one, other, date_b="2024-05-16")[:1], compare(one, "Trade of Russia fell to $190 billion in 2023.")[:1]
    (('same',), ('conflict',))
    >>> compare("The port of Orrin is closed.", "The port of Orrin remained open.").relation
    'conflict'
    >>> compare("The council approved the plan.", "The council rejected the plan.")
    Comparison(relation='conflict', score=0.6, reasons=('the opposite',))
    >>> compare("Five people died.", "It rained on Friday.")
    Comparison(relation='different', score=0.0, reasons=('no figures to compare',))
    """
    from newsclean.claims.verify import language_of_statement

    lang = language_of_statement(f"{a} {b}")
    left, right = target_contexts(a, span_a, date_a, lang), target_contexts(b, span_b, date_b, lang)
    found = _compared(Given(a, date_a, left), Given(b, date_b, right), whole=not (span_a or span_b))
    return _turned(found, _masked(a, left), _masked(b, right), lang) if found.relation == "same" else found


def _turned(found: Comparison, one: str, other: str, lang: str) -> Comparison:
    """What two sentences are that state the same by their figures and most of their words: a few words may turn it."""
    words = substitution(one, other, lang)
    if words is not None:
        return Comparison("different", found.score, ("in one: {}, in the other: {}".format(*words), *found.reasons))
    turned = contrast_of_equals(one, other, lang)
    if turned is None:
        return found
    relation = "conflict" if turned.how == OPPOSITE else "different"
    return Comparison(relation, found.score, (REASONS[turned.how], *found.reasons))


class Given(NamedTuple):
    """A sentence to be compared, its day, and its figures."""

    text: str
    date: str | None
    figures: Sequence[FigureContext]


def _masked(text: str, figures: Sequence[FigureContext]) -> str:
    return masked(text, [(it.quantity.start, it.quantity.end) for it in figures])


def _compared(a: Given, b: Given, *, whole: bool) -> Comparison:
    """What two sentences are to one another by their figures, or else by what they state."""
    days = days_between(a.date, b.date)
    found = [(judge_figures(one, other, days), one, other) for one in a.figures for other in b.figures]
    best = max(found, key=lambda row: (ORDER.index(row[0].relation), row[0].score), default=None)
    if best is None or best[0].relation == "different":
        stated = _stated(a[:2], b[:2]) if whole else None
        # figures that a rule keeps apart are not the same because their sentences are
        if stated is not None and (best is None or stated.relation == "conflict" or not best[0].rule):
            return stated
    if best is None:
        return Comparison("different", 0.0, ("no figures to compare",))
    verdict, one, other = best
    if (apart := _apart(one, other)) is not None:
        verdict = verdict._replace(relation="different", score=0.0, rule=apart)
    return Comparison(verdict.relation, verdict.score, _reasons(one, other, verdict))


def _apart(one: FigureContext, other: FigureContext) -> str | None:
    """What parts figures of two sentences alone, which no story gives a time or a place: "in May", "in June"."""
    from newsclean.text.meaning.event_times import days_named

    a, b = days_named(one.text), days_named(other.text)
    if one.time.when is None and other.time.when is None and a and b and a.isdisjoint(b):
        return "other time"
    return "other place" if _is_nowhere_of(one, other) and _is_nowhere_of(other, one) else None


def _is_nowhere_of(one: FigureContext, other: FigureContext) -> bool:
    """Whether a sentence names places of its figure and the other none of them; German nouns behind "in" look like one.

    >>> [a, b] = [target_contexts(text, None, None)[0] for text in ("In Moss 12 men fell.", "In Kold 12 men fell.")]
    >>> _is_nowhere_of(a, b), _is_nowhere_of(a, a)
    (True, False)
    """
    places = places_named(one)
    return bool(places) and all(other.words.keys().isdisjoint(run.keys) for run in places)


def _stated(one: tuple[str, str | None], other: tuple[str, str | None]) -> Comparison | None:
    """What two sentences state besides figures, each with its day; a contradiction counts first."""
    given = _as_sentences(one, other)
    return given if given is not None and given.relation != "same" else _as_articles(one, other) or given


def _as_articles(*given: tuple[str, str | None]) -> Comparison | None:
    """What two sentences state as two articles, each with its day, and how sure that is at least; None for nothing."""
    from newsclean.claims.options import CONFLICT, ClaimOptions  # the rest is read for these only
    from newsclean.claims.pipeline import cluster_claims
    from newsclean.claims.statements.statement_options import ALIGNMENT

    articles = [{"id": at, "text": text, "date": date} for at, (text, date) in enumerate(given, 1)]
    found = cluster_claims(articles, ClaimOptions(min_articles=2, origins=False))
    if not found:
        return None
    first = found[0]  # contradictions come first
    if first.status == "agree":
        return Comparison("same", ALIGNMENT.score, ("stated by both",))
    return Comparison(first.status, CONFLICT.score, first.reasons or tuple(filter(None, (first.told,))))


def _as_sentences(*given: tuple[str, str | None]) -> Comparison | None:
    """What two sentences state of one thing: whoever compares them has said that it is one; None for nothing."""
    from newsclean.claims.contradictions.sentence_pair import compare_sentences
    from newsclean.claims.extract.article_fields import ArticleText
    from newsclean.claims.extract.claims import read_sentences
    from newsclean.claims.options import CONFLICT
    from newsclean.claims.statements.statement_options import ALIGNMENT
    from newsclean.claims.verify import language_of_statement

    lang = language_of_statement(" ".join(text for text, _ in given))
    texts = [ArticleText((("text", text),), "sentence", date, date and date[:10], lang=lang) for text, date in given]
    one, other = (list(read_sentences(it)) for it in texts)
    found = compare_sentences(one, other)
    if found is None:
        return None
    if found.relation == "same":
        return Comparison("same", ALIGNMENT.score, ("stated by both",))
    return Comparison(found.relation, CONFLICT.score, (REASONS[found.how],))


def _reasons(one: FigureContext, other: FigureContext, verdict: Verdict) -> tuple[str, ...]:
    """The rule that decided, where one did, then what is the same and what is not."""
    a, b = one.quantity, other.quantity
    rule = (f"rule: {verdict.rule}",) if verdict.rule else ()
    return rule + comparison_reasons(one, other, alike=state_one_value(one, other), can=are_comparable(a, b))
