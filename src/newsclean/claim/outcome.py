"""From groups of mentions to clusters as they are told: variants, status, time, outlets, and what disagrees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from newsclean.claim.intake import Text
from newsclean.claim.mentions import Mention, Mentions
from newsclean.claim.model import STATUSES, ClaimCluster, Id, Member, Variant
from newsclean.claim.source import attribution
from newsclean.quantity.model import Quantity
from newsclean.quantity.records import number

if TYPE_CHECKING:
    from newsclean.claim.recurring import Stated

SHORT = 240  # characters of a sentence that stands for a cluster, if there is one so short
FIELDS = ("title", "summary", "text")
AHEAD = ("forecast", "target")
ORDER = {"conflict": 0, "update": 1, "agree": 2, "single": 3}
Clashes = Mapping[int, Mapping[int, str]]


class Known(NamedTuple):
    """What is known of the articles: a name, the text, and which of them have one origin."""

    ids: Sequence[Id]
    texts: Sequence[Text]
    origins: Sequence[object]


class Row(NamedTuple):
    """A mention with what is said of it."""

    article: int
    member: Member
    quantity: Quantity | None


def quantity_cluster(
    groups: Sequence[Sequence[int]], clashes: Clashes, mentions: Mentions, known: Known
) -> ClaimCluster:
    """The cluster of some groups of rows, of which the first is the core."""
    every = [[row for at in group for row in _rows(at, mentions, known)] for group in groups]
    how = _how(groups, clashes)
    flat = [row for rows in every for row in rows]
    variants = tuple(variant for rows in every for variant in _variants(rows))
    articles = {row.article for row in flat}
    status = how if how in STATUSES else "conflict" if how == "time" else "agree" if len(articles) > 1 else "single"
    when = _most(row.member.when for row in every[0])
    told = _told(how, variants, when) if how else None
    lead = _lead([row.member for row in every[0]])
    return _cluster((lead, "quantity", status, when, told), flat, variants, known)


def statement_cluster(star: Sequence[Stated], known: Known) -> ClaimCluster:
    """The cluster of statements without a figure."""
    rows = []
    for it in star:
        text = known.texts[it.article]
        place = it.sentence.field, it.sentence.start + it.start, it.sentence.start + it.end, it.text
        by = attribution(it.sentence.text)
        member = Member(known.ids[it.article], *place, None, None, "reported", by, text.day, text.source)
        rows.append(Row(it.article, member, None))
    members = tuple(row.member for row in rows)
    variants = (Variant(None, None, None, None, _sorted(members)),)
    articles = {row.article for row in rows}
    status = "agree" if len(articles) > 1 else "single"
    return _cluster((members[0].text, "statement", status, None, None), rows, variants, known)


def _cluster(
    head: tuple[str, str, str, str | None, str | None], rows: Sequence[Row], variants: tuple[Variant, ...], known: Known
) -> ClaimCluster:
    claim, kind, status, when, told = head
    articles = sorted({row.article for row in rows})
    outlets = sorted({row.member.source for row in rows if row.member.source})
    first = min((row.member.date for row in rows if row.member.date), default=None)
    origins = len({str(known.origins[at]) for at in articles})
    return ClaimCluster(claim, kind, status, when, first, len(articles), origins, tuple(outlets), told, variants)


def _rows(at: int, mentions: Mentions, known: Known) -> list[Row]:
    one = mentions.told(at)
    when = one.quantity.when if one.quantity.kind == "date" else one.bound.when
    return [Row(m.article, _member(m, one.stance, when, known), one.quantity) for m in mentions.copies[at]]


def _member(mention: Mention, stance: str, when: str | None, known: Known) -> Member:
    article, sentence, at = mention
    text = known.texts[article]
    place = sentence.field, sentence.start, sentence.end, sentence.text
    modifier = sentence.found[at].modifier
    return Member(known.ids[article], *place, when, modifier, stance, attribution(sentence.text), text.day, text.source)


def _variants(rows: Sequence[Row]) -> list[Variant]:
    """One variant per value, the most frequent one first, each with the value in the house style."""
    of_value: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        of_value.setdefault(_value(row.quantity), []).append(row)
    made = [_variant(members) for members in of_value.values()]
    return sorted(made, key=lambda v: (-len(v.members), v.said or "", str(v.value)))


def _value(q: Quantity | None) -> tuple[object, ...]:
    if q is None:
        return ()
    return (q.when,) if q.kind == "date" else (q.value, q.low, q.high)


def _variant(rows: Sequence[Row]) -> Variant:
    q = rows[0].quantity
    members = _sorted(row.member for row in rows)
    if q is None:
        return Variant(None, None, None, None, members)
    if q.kind == "date":
        return Variant(q.when, None, None, None, members, q.when or q.text)
    return Variant(number(q.value), number(q.low), number(q.high), q.unit, members, q.format())


def _sorted(members: Iterable[Member]) -> tuple[Member, ...]:
    return tuple(sorted(members, key=_place))


def _place(member: Member) -> tuple[object, ...]:
    return member.date or "~", str(member.id), FIELDS.index(member.field), member.start


def _how(groups: Sequence[Sequence[int]], clashes: Clashes) -> str | None:
    """conflict, update or time: the weightiest way in which the core and another group disagree; None if none does."""
    core = set(groups[0])
    found = {how for group in groups[1:] for at in group for other, how in clashes.get(at, {}).items() if other in core}
    return next((how for how in ("conflict", "update", "time") if how in found), None)


def _most(times: Iterable[str | None]) -> str | None:
    """The most frequent time; of equally frequent ones the coarser, then the earlier."""
    count = Counter(time for time in times if time is not None)
    return min(count, key=lambda time: (-count[time], len(time), time)) if count else None


def _lead(members: Sequence[Member]) -> str:
    """The sentence that stands for a cluster: one of the text, with its time, short, of the earliest article."""

    def key(m: Member) -> tuple[object, ...]:
        return m.field != "text", m.when is None, len(m.text) > SHORT, m.date or "~", len(m.text), m.text

    return min(members, key=key).text


def _told(how: str, variants: Sequence[Variant], when: str | None) -> str:
    """What disagrees, in plain words."""
    said = [(v.said, len({str(m.id) for m in v.members})) for v in variants]
    of = f", of {when}" if when else ""
    if how == "time":
        times = sorted({m.when for v in variants for m in v.members if m.when})
        return f"{said[0][0]} is said of {' and of '.join(times)}"
    ahead = [v.said or "" for v in variants if all(m.stance in AHEAD for m in v.members)]
    if how == "update" and 0 < len(ahead) < len(variants):
        rest = [v.said for v in variants if v.said and v.said not in ahead]
        return f"{', '.join(ahead)} expected, {', '.join(rest)} reported{of}"
    first, count = said[0]
    rest = [f"{text} ({articles})" for text, articles in said[1:]]
    return f"{first} ({count} article{'s' * (count != 1)}) {'then' if how == 'update' else 'or'} {', '.join(rest)}{of}"


def ranked(clusters: Iterable[ClaimCluster]) -> list[ClaimCluster]:
    """Conflicts, updates, agreements, single claims; in each those of most origins and articles first."""
    return sorted(clusters, key=_rank)


def _rank(cluster: ClaimCluster) -> tuple[object, ...]:
    first = cluster.variants[0].members[0]
    place = ORDER[cluster.status], -cluster.origins, -cluster.articles, cluster.first_seen or "~"
    return *place, cluster.claim, str(first.id), first.start, str(cluster.variants[0].value)
