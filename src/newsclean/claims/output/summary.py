"""From groups of mentions to clusters: variants, status, time, outlets, and what disagrees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from newsclean.claims import STATUSES
from newsclean.claims.extract.polarity import DENIED
from newsclean.claims.model import FIELDS, ClaimCluster, Id, Member, Variant
from newsclean.claims.options import SUMMARY
from newsclean.claims.output.explanation import MemberRow, explain, fraction_in_words, value_key
from newsclean.claims.output.wording import comparison_reasons

if TYPE_CHECKING:
    from newsclean.claims.extract.article_fields import ArticleText
    from newsclean.claims.figures.mention_table import Mention, MentionTable
    from newsclean.claims.statements.linking import StatementMention
    from newsclean.claims.statements.opposition import OpposedStatements

Clashes = Mapping[int, Mapping[int, str]]


class CorpusFacts(NamedTuple):
    """The articles of a corpus: their ids, texts and origins."""

    ids: Sequence[Id]
    texts: Sequence[ArticleText]
    origins: Sequence[object]


def summarise_figures(
    groups: Sequence[Sequence[int]], clashes: Clashes, mentions: MentionTable, known: CorpusFacts
) -> ClaimCluster:
    """The cluster of some groups of rows, of which the first is the core."""
    every = [[row for at in group for row in _member_rows(at, mentions, known)] for group in groups]
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
        for row in _member_rows(at, mentions, known):
            of_article.setdefault(row.article, []).append(row)
    for rows in of_article.values():
        yield _quantity([rows], None, known)


def _quantity(every: Sequence[Sequence[MemberRow]], how: str | None, known: CorpusFacts) -> ClaimCluster:
    flat = [row for rows in every for row in rows]
    variants = tuple(variant for rows in every for variant in _variants(rows))
    articles = {row.article for row in flat}
    agreed = "agree" if len(articles) > 1 else "single"
    status = agreed if how is None else how if how in STATUSES else "conflict"
    when = _most(row.member.when for row in every[0])
    told = explain(how, every, when) if how else None
    lead = _lead([row.member for row in every[0]])
    return _cluster((lead, "quantity", status, when, told), flat, variants, known)


def summarise_statements(star: Sequence[StatementMention], known: CorpusFacts) -> ClaimCluster:
    """The cluster of statements without a figure."""
    rows = _statement_rows(star, known)
    articles = {row.article for row in rows}
    status = "agree" if len(articles) > 1 else "single"
    head = rows[0].member.text, "statement", status, None, None
    return _cluster(head, rows, (_wording(rows),), known)


def summarise_opposed(found: OpposedStatements, known: CorpusFacts) -> ClaimCluster:
    """The cluster of statements that contradict each other: what is stated, and what is stated against it."""
    stated = _statement_rows(found.stated, known)
    against = _statement_rows(found.against, known, DENIED if found.denied else "reported")
    counts = [len({row.article for row in rows}) for rows in (stated, against)]
    how = "denied by" if found.denied else "said of others by"
    told = f"stated by {counts[0]} article{'s' * (counts[0] > 1)}, {how} {counts[1]}"
    head = stated[0].member.text, "statement", "conflict", None, told
    return _cluster(head, [*stated, *against], (_wording(stated), _wording(against)), known)


def _statement_rows(star: Sequence[StatementMention], known: CorpusFacts, stance: str = "reported") -> list[MemberRow]:
    rows = []
    for it in star:
        text = known.texts[it.article]
        position = it.sentence.field, it.sentence.start + it.start, it.sentence.start + it.end, it.text
        by = it.sentence.attribution
        member = Member(known.ids[it.article], *position, None, None, stance, by, text.day, text.source)
        rows.append(MemberRow(it.article, member, None))
    return rows


def _wording(rows: Sequence[MemberRow]) -> Variant:
    return Variant(None, None, None, None, _sorted(row.member for row in rows))


def _cluster(
    head: tuple[str, str, str, str | None, str | None],
    rows: Sequence[MemberRow],
    variants: tuple[Variant, ...],
    known: CorpusFacts,
) -> ClaimCluster:
    claim, kind, status, when, told = head
    articles = sorted({row.article for row in rows})
    denied = [row.member.id for row in rows if row.member.stance == DENIED]
    denied_by = tuple(dict.fromkeys(denied)) if len(denied) < len(rows) else ()
    outlets = sorted({row.member.source for row in rows if row.member.source})
    first = min((row.member.date for row in rows if row.member.date), default=None)
    origins = len({str(known.origins[at]) for at in articles})
    return ClaimCluster(
        claim, kind, status, when, first, len(articles), origins, tuple(outlets), told, variants, denied_by
    )


def _member_rows(at: int, mentions: MentionTable, known: CorpusFacts) -> list[MemberRow]:
    one = mentions.rows[at]
    (when, _, _), modality = one.sentence.reading(one.at)
    q = one.sentence.quantity(one.at)
    if one.sentence.polarity(one.at) == DENIED:
        modality = DENIED
    of = q.when if q.kind == "date" else when
    return [MemberRow(m.article, _member(m, modality, of, known), q) for m in mentions.copies[at]]


def _member(mention: Mention, stance: str, when: str | None, known: CorpusFacts) -> Member:
    article, sentence, at = mention
    text = known.texts[article]
    position = sentence.field, sentence.start, sentence.end, sentence.text
    modifier, by = sentence.found[at].modifier, sentence.attribution
    return Member(known.ids[article], *position, when, modifier, stance, by, text.day, text.source)


def _variants(rows: Sequence[MemberRow]) -> list[Variant]:
    """One variant per value, the most frequent one first, each with the value in the house style."""
    of_value: dict[tuple[object, ...], list[MemberRow]] = {}
    for row in rows:
        of_value.setdefault(value_key(row.quantity), []).append(row)
    variants = [_variant(members) for members in of_value.values()]
    return sorted(variants, key=lambda v: (-len(v.members), v.said or "", str(v.value)))


def _variant(rows: Sequence[MemberRow]) -> Variant:
    q = rows[0].quantity
    members = _sorted(row.member for row in rows)
    if q is None:
        return Variant(None, None, None, None, members)
    if q.kind == "date":
        return Variant(q.when, None, None, None, members, q.when or q.text)
    from newsclean.quantity.records import number

    return Variant(
        number(q.value), number(q.low), number(q.high), q.unit, members, fraction_in_words(rows) or q.format()
    )


def _sorted(members: Iterable[Member]) -> tuple[Member, ...]:
    return tuple(sorted(members, key=_sort_key))


def _sort_key(member: Member) -> tuple[object, ...]:
    return member.date or "~", str(member.id), FIELDS.index(member.field), member.start


def _how(groups: Sequence[Sequence[int]], clashes: Clashes) -> str | None:
    """The weightiest way in which the core and another group disagree: conflict, slip, update, time, or None."""
    core = set(groups[0])
    found = {how for group in groups[1:] for at in group for other, how in clashes.get(at, {}).items() if other in core}
    return next((how for how in ("conflict", "slip", "update", "time") if how in found), None)


def _most(times: Iterable[str | None]) -> str | None:
    """The most frequent time; of equally frequent ones the coarser, then the earlier."""
    count = Counter(time for time in times if time is not None)
    return min(count, key=lambda time: (-count[time], len(time), time)) if count else None


def _lead(members: Sequence[Member]) -> str:
    """The sentence that stands for a cluster: one of the text, with its time, short, of the earliest article."""

    def key(m: Member) -> tuple[object, ...]:
        return m.field != "text", m.when is None, len(m.text) > SUMMARY.lead_letters, m.date or "~", len(m.text), m.text

    return min(members, key=key).text


def rank_clusters(clusters: Iterable[ClaimCluster]) -> list[ClaimCluster]:
    """Conflicts, updates, agreements, single claims; in each those of most origins and articles first."""
    return sorted(clusters, key=_rank)


def _rank(cluster: ClaimCluster) -> tuple[object, ...]:
    first = cluster.variants[0].members[0]
    position = STATUSES.index(cluster.status), -cluster.origins, -cluster.articles, cluster.first_seen or "~"
    return *position, cluster.claim, str(first.id), first.start, str(cluster.variants[0].value)
