"""From groups of mentions to clusters: variants, status, time, outlets, and what disagrees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from newsclean.claims import STATUSES
from newsclean.claims.extract.polarity import DENIED
from newsclean.claims.model import ClaimCluster
from newsclean.claims.output.boilerplate import independent_origins
from newsclean.claims.output.explanation import MemberRow, explain, value_key
from newsclean.claims.output.members import (
    CorpusFacts,
    figure_rows,
    one_wording,
    statement_rows,
    variants_of,
)
from newsclean.claims.output.normalized import CELL, StatedClaim, normalized_claim
from newsclean.claims.output.output_options import SUMMARY, WORTH
from newsclean.claims.output.wording import comparison_reasons
from newsclean.claims.output.worthiness import WorthFactors, check_worthiness

if TYPE_CHECKING:
    from newsclean.claims.contradictions.opposition import OpposedStatements
    from newsclean.claims.figures.mention_table import MentionTable
    from newsclean.claims.model import Member, Variant
    from newsclean.claims.statements.statement_mention import StatementMention

Clashes = Mapping[int, Mapping[int, str]]


class _Head(NamedTuple):
    """What is said of a cluster as a whole."""

    kind: str
    status: str
    core: Sequence[MemberRow]  # the members whose claim heads it
    when: str | None = None
    told: str | None = None
    write_out: bool = True  # not for claims of one article: they are most, and it takes longer than all else of them


def summarise_figures(
    groups: Sequence[Sequence[int]], clashes: Clashes, mentions: MentionTable, known: CorpusFacts
) -> ClaimCluster:
    """The cluster of some groups of rows, of which the first is the core."""
    every = [[row for at in group for row in figure_rows(at, mentions, known)] for group in groups]
    how = _how(groups, clashes)
    cluster = _quantity(every, how, known)
    return cluster if how is None else cluster._replace(reasons=_reasons(groups, clashes, mentions))


def _reasons(groups: Sequence[Sequence[int]], clashes: Clashes, mentions: MentionTable) -> tuple[str, ...]:
    """Why a figure of the core and one of another group are compared."""
    core = set(groups[0])
    pairs = ((at, other) for group in groups[1:] for at in group for other in clashes.get(at, ()) if other in core)
    other, one = next(pairs)
    a, b = mentions.context(one), mentions.context(other)
    denied = (f"rule: {DENIED}",) if a.polarity != b.polarity else ()
    alike = a.quantity.value == b.quantity.value and a.direction * b.direction >= 0
    return denied + comparison_reasons(a, b, alike=alike)


def summarise_single(group: Sequence[int], mentions: MentionTable, known: CorpusFacts) -> Iterator[ClaimCluster]:
    """A cluster for each article of some rows: what several print word for word may be a heading of their tables."""
    of_article: dict[int, list[MemberRow]] = {}
    for at in group:
        for row in figure_rows(at, mentions, known):
            of_article.setdefault(row.article, []).append(row)
    for rows in of_article.values():
        yield _quantity([rows], None, known, write_out=False)


def _quantity(
    every: Sequence[Sequence[MemberRow]], how: str | None, known: CorpusFacts, *, write_out: bool = True
) -> ClaimCluster:
    flat = [row for rows in every for row in rows]
    variants = tuple(variant for rows in _by_value(every) for variant in variants_of(rows))
    articles = {row.article for row in flat}
    agreed = "agree" if len(articles) > 1 else "single"
    status = agreed if how is None else how if how in STATUSES else "conflict"
    when = _most(row.member.when for row in every[0])
    told = explain(how, every, when) if how else None
    return _cluster(_Head("quantity", status, every[0], when, told, write_out), flat, variants, known)


def _by_value(every: Sequence[Sequence[MemberRow]]) -> list[list[MemberRow]]:
    """The groups, those with one value and unit together, but for the first: it may state what others deny."""
    out: dict[object, list[MemberRow]] = {}
    for at, rows in enumerate(every):
        out.setdefault(value_key(rows[0].quantity) if at else at, []).extend(rows)
    return list(out.values())


def summarise_statements(star: Sequence[StatementMention], known: CorpusFacts) -> ClaimCluster:
    """The cluster of statements without a figure."""
    rows = statement_rows(star, known)
    articles = {row.article for row in rows}
    status = "agree" if len(articles) > 1 else "single"
    return _cluster(_Head("statement", status, rows), rows, (one_wording(rows),), known)


AGAINST = {
    DENIED: "denied by",
    "opposite": "the opposite by",
    "others": "said of others by",
    "other time": "of another time by",
    "other cause": "with another cause by",
}


def summarise_opposed(found: OpposedStatements, known: CorpusFacts) -> ClaimCluster:
    """The cluster of statements that contradict each other: what is stated, and what is stated against it."""
    stated = statement_rows(found.stated, known)
    against = statement_rows(found.against, known, DENIED if found.how == DENIED else "reported")
    counts = [len({row.article for row in rows}) for rows in (stated, against)]
    told = f"stated by {counts[0]} article{'s' * (counts[0] > 1)}, {AGAINST[found.how]} {counts[1]}"
    head = _Head("statement", "conflict", stated, None, told)
    return _cluster(head, [*stated, *against], (one_wording(stated), one_wording(against)), known)


def _cluster(head: _Head, rows: Sequence[MemberRow], variants: tuple[Variant, ...], known: CorpusFacts) -> ClaimCluster:
    articles = sorted({row.article for row in rows})
    denied = [row.member.id for row in rows if row.member.stance == DENIED]
    denied_by = tuple(dict.fromkeys(denied)) if len(denied) < len(rows) else ()
    outlets = sorted({row.member.source for row in rows if row.member.source})
    first = min((row.member.date for row in rows if row.member.date), default=None)
    origins = 1 if len(articles) == 1 else independent_origins((known.origins[r.article], r.member.text) for r in rows)
    claim, normalized = _claim(head, known)
    fields = {row.member.field for row in rows}
    worth = check_worthiness(WorthFactors(head.status, origins, head.core[0].quantity, fields, claim))
    stories = Counter(row.member.story for row in rows if row.member.story is not None)
    return ClaimCluster(
        claim, head.kind, head.status, head.when, first, len(articles), origins, tuple(outlets), head.told, variants,
        denied_by, normalized=normalized or claim, worthiness=worth,
        story=min(stories, key=lambda story: (-stories[story], str(story)), default=None),
    )  # fmt: skip


def _claim(head: _Head, known: CorpusFacts) -> tuple[str, str | None]:
    """The best sentence of a cluster, and the claim written out, None where no sentence has a clause that stands alone.

    A statement's own sentence is its central one.
    """
    stated = _of_most_articles(head.core) if head.kind == "quantity" else head.core
    core = sorted(stated, key=lambda row: _leads(row.member))[: SUMMARY.sources]
    found = normalized_claim([_source(row, known) for row in core]) if head.write_out else None
    if found is None and head.kind == "statement":
        found = normalized_claim([_source(row, known)._replace(text=row.sentence) for row in core])
    best = core[0] if head.kind == "quantity" else head.core[0]
    whole = best.sentence if best.member.text[:1].islower() else None  # a clause that begins in mid-sentence
    return (best.member.text, whole) if found is None else (core[found.source].member.text, found.text)


def _of_most_articles(rows: Sequence[MemberRow]) -> Sequence[MemberRow]:
    """The rows with the value that most articles give: "more than 200" does not head what nine say are 214."""
    articles: dict[object, set[int]] = {}
    for row in rows:
        articles.setdefault(value_key(row.quantity), set()).add(row.article)
    most = max(map(len, articles.values()))
    return [row for row in rows if len(articles[value_key(row.quantity)]) == most]


def _source(row: MemberRow, known: CorpusFacts) -> StatedClaim:
    lang = known.texts[row.article].lang
    return StatedClaim(row.member.text, row.quantity, row.times, row.member.when, row.member.field == "title", lang)


def _how(groups: Sequence[Sequence[int]], clashes: Clashes) -> str | None:
    """The weightiest way in which the core and another group disagree: conflict, slip, update, time, or None."""
    core = set(groups[0])
    found = {how for group in groups[1:] for at in group for other, how in clashes.get(at, {}).items() if other in core}
    return next((how for how in ("conflict", "slip", "update", "time") if how in found), None)


def _most(times: Iterable[str | None]) -> str | None:
    """The most frequent time; of equally frequent ones the coarser, then the earlier."""
    count = Counter(time for time in times if time is not None)
    return min(count, key=lambda time: (-count[time], len(time), time)) if count else None


def _leads(m: Member) -> tuple[object, ...]:
    """The order of sentences that may stand for a cluster: of the text, timed, short, of the earliest article."""
    place = m.field != "text", CELL in m.text, m.when is None, len(m.text) > SUMMARY.lead_letters
    return *place, m.date or "~", len(m.text), m.text


def rank_clusters(clusters: Iterable[ClaimCluster]) -> list[ClaimCluster]:
    """Conflicts, updates, agreements; in each those most worth a check first, and what hardly is last of all."""
    return sorted(clusters, key=_rank)


def _rank(cluster: ClaimCluster) -> tuple[object, ...]:
    first = cluster.variants[0].members[0]
    worth = cluster.worthiness < WORTH.last, STATUSES.index(cluster.status), -cluster.worthiness
    position = *worth, -cluster.origins, -cluster.articles, cluster.first_seen or "~"
    return *position, cluster.claim, str(first.id), first.start, str(cluster.variants[0].value)


def is_own_correction(cluster: ClaimCluster) -> bool:
    """Whether an outlet gives another value than it gave before: that is no second origin, and news all the same.

    >>> from newsclean import cluster_claims
    >>> it = cluster_claims(["The Orrin bridge cost $5m in 2023.", "The bridge in Orrin cost $5m in 2023."])[0]
    >>> is_own_correction(it)
    False
    """
    if cluster.status not in ("conflict", "update"):
        return False
    of_outlet = [{member.source for member in variant.members if member.source} for variant in cluster.variants]
    outlets = Counter(outlet for some in of_outlet for outlet in some)
    return any(count > 1 for count in outlets.values())
