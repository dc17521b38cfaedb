"""From groups of mentions to clusters: variants, status, time, outlets, and what disagrees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from newsclean.claims.extract.polarity import DENIED, polarity_of
from newsclean.claims.judging.scorer import significant_digits
from newsclean.claims.model import STATUSES, ClaimCluster, Id, Member, Variant
from newsclean.claims.options import SUMMARY
from newsclean.claims.output.wording import comparison_reasons

if TYPE_CHECKING:
    from newsclean.claims.extract.article_fields import ArticleText
    from newsclean.claims.figures.mention_table import Mention, MentionTable
    from newsclean.claims.statements.linking import StatementMention
    from newsclean.claims.statements.opposition import OpposedStatements
    from newsclean.quantity.model import Quantity

FIELDS = ("title", "summary", "text")
AHEAD = ("forecast", "target")
ORDER = {"conflict": 0, "update": 1, "agree": 2, "single": 3}
Clashes = Mapping[int, Mapping[int, str]]


class CorpusFacts(NamedTuple):
    """The articles of a corpus: their ids, texts and origins."""

    ids: Sequence[Id]
    texts: Sequence[ArticleText]
    origins: Sequence[object]


class MemberRow(NamedTuple):
    """A member of a cluster, with its article and quantity."""

    article: int
    member: Member
    quantity: Quantity | None


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
    told = _explain(how, every, when) if how else None
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
    if q.read != "age" and polarity_of(one.sentence.text, q.start, q.end) == DENIED:
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
        of_value.setdefault(_value(row.quantity), []).append(row)
    variants = [_variant(members) for members in of_value.values()]
    return sorted(variants, key=lambda v: (-len(v.members), v.said or "", str(v.value)))


def _value(q: Quantity | None) -> tuple[object, ...]:
    if q is None:
        return ()
    return (q.when,) if q.kind == "date" else (q.value, q.low, q.high)


def _variant(rows: Sequence[MemberRow]) -> Variant:
    q = rows[0].quantity
    members = _sorted(row.member for row in rows)
    if q is None:
        return Variant(None, None, None, None, members)
    if q.kind == "date":
        return Variant(q.when, None, None, None, members, q.when or q.text)
    from newsclean.quantity.records import number

    return Variant(number(q.value), number(q.low), number(q.high), q.unit, members, _style(rows) or q.format())


def _style(rows: Iterable[MemberRow]) -> str | None:
    """A fraction as the texts say it, mostly: "half" and not 0.5; None where it is in digits."""
    told = Counter(q.text.lower() for q in (row.quantity for row in rows) if q is not None and _in_words(q))
    return min(told, key=lambda text: (-told[text], text)) if told else None


def _in_words(q: Quantity) -> bool:
    return q.read == "fraction" and q.value is not None and abs(q.value) < 1 and not any(c.isdigit() for c in q.text)


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


def _explain(how: str, groups: Sequence[Sequence[MemberRow]], when: str | None) -> str:
    """What disagrees, in plain words; what only rounds another value is no value of its own."""
    if how == "time":
        times = sorted({row.member.when for rows in groups for row in rows if row.member.when})
        return f"{_said(groups[0])} is said of {' and of '.join(times)}"
    dates = any(row.quantity is not None and row.quantity.kind == "date" for row in groups[0])
    of = f", of {when}" if when and not dates else ""
    if how == "update":
        ahead = [rows for rows in groups if all(row.member.stance in AHEAD for row in rows)]
        rest = [rows for rows in groups if rows not in ahead]
        if ahead and rest and {*map(_said, ahead)}.isdisjoint(map(_said, rest)):
            return f"{_listed(ahead)} expected, {_listed(rest)} reported{of}"
        dated = sorted(groups, key=_begun)
        if _begun(dated[0])[0] < _begun(dated[-1])[0] < "~":
            return f"{', then '.join(_counted(dated))}{of}"
        return f"{' or, at another time, '.join(_counted(groups))}{of}"
    return f"{' or '.join(_counted(groups[:2]))}{''.join(', ' + text for text in _counted(groups)[2:])}{of}"


def _begun(rows: Sequence[MemberRow]) -> tuple[str, str]:
    """When a value was first reported, and the value."""
    return min(row.member.date or "~" for row in rows)[:10], _said(rows)


def _listed(groups: Sequence[Sequence[MemberRow]]) -> str:
    return ", ".join(dict.fromkeys(map(_said, groups)))


def _counted(groups: Sequence[Sequence[MemberRow]]) -> list[str]:
    """Each value with the number of articles that have it."""
    of_value: dict[str, list[MemberRow]] = {}
    for rows in groups:
        of_value.setdefault(_said(rows), []).extend(rows)
    out: list[str] = []
    for said, rows in of_value.items():
        count = len({row.article for row in rows})
        noun = "" if out else " article" if count == 1 else " articles"
        counted = "" if out else _counted_noun(rows)
        out.append(f"{said}{counted} ({count}{noun}{', also rounded' if _rounded(rows) else ''})")
    return out


def _counted_noun(rows: Sequence[MemberRow]) -> str:
    """What a bare number counts, where its text says so: " people"."""
    what = next((row.quantity.what for row in rows if row.quantity and row.quantity.kind == "count"), None)
    bare = all(row.quantity is not None and row.quantity.unit is None for row in rows)
    return f" {what}" if bare and what and (what == "people" or what.endswith("s")) else ""


def _said(rows: Sequence[MemberRow]) -> str:
    """The value of a group that agrees, in the house style: of its roundings the most exact that is not rare."""
    count = Counter(_value(row.quantity) for row in rows)
    often = max(count.values())
    told = [
        q
        for q in (row.quantity for row in rows)
        if q is not None and count[_value(q)] * SUMMARY.rounding_share >= often
    ]
    q = max(told, key=lambda q: (significant_digits(q), count[_value(q)], q.format(), q.text))
    return _style([row for row in rows if _value(row.quantity) == _value(q)]) or q.format()


def _rounded(rows: Sequence[MemberRow]) -> bool:
    """Whether a group has its value more and less exactly."""
    return len({_value(row.quantity) for row in rows}) > 1


def rank_clusters(clusters: Iterable[ClaimCluster]) -> list[ClaimCluster]:
    """Conflicts, updates, agreements, single claims; in each those of most origins and articles first."""
    return sorted(clusters, key=_rank)


def _rank(cluster: ClaimCluster) -> tuple[object, ...]:
    first = cluster.variants[0].members[0]
    position = ORDER[cluster.status], -cluster.origins, -cluster.articles, cluster.first_seen or "~"
    return *position, cluster.claim, str(first.id), first.start, str(cluster.variants[0].value)
