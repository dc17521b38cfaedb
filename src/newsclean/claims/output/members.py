"""The members of a claim cluster, and its variants: who states which value, where and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from newsclean.claims.extract.polarity import DENIED
from newsclean.claims.model import FIELDS, Member, Variant
from newsclean.claims.output.explanation import MemberRow, fraction_in_words, value_key

if TYPE_CHECKING:
    from newsclean.claims.extract.article_fields import ArticleText, Given
    from newsclean.claims.figures.mention_table import Mention, MentionTable
    from newsclean.claims.model import Id
    from newsclean.claims.statements.statement_mention import StatementMention
    from newsclean.quantity.model import Quantity


class CorpusFacts(NamedTuple):
    """The articles of a corpus: their ids, texts and origins, and their stories where these are wanted."""

    ids: Sequence[Id]
    texts: Sequence[ArticleText]
    origins: Sequence[object]
    stories: Sequence[Id] = ()


def story_ids(given: Sequence[Given], ids: Sequence[Id]) -> Sequence[Id]:
    """The id of the story of each article, as `group_stories` finds them.

    >>> texts = ["A ferry sank off Quenby, and 47 were missing.", "Quenby ferry: search for 47 missing ends."]
    >>> story_ids([*texts, "The Orrin bridge opens on Monday after a costly repair."], [7, 8, 9])
    (7, 7, 9)
    """
    from newsclean.stories.group import copies_among, group_texts  # another capability
    from newsclean.stories.reading import read_story_text

    texts = [read_story_text(it)._replace(id=known) for it, known in zip(given, ids, strict=True)]
    return group_texts(texts, None, copies_among(given)).of_each


def figure_rows(at: int, mentions: MentionTable, known: CorpusFacts) -> list[MemberRow]:
    """The members that a row of the table of figures stands for, each with its article."""
    one = mentions.rows[at]
    (when, _, _), modality = one.sentence.reading(one.at)
    q = one.sentence.quantity(one.at)
    if one.sentence.polarity(one.at) == DENIED:
        modality = DENIED
    of = q.when if q.kind == "date" else when
    times = [other for other in one.sentence.found if other.kind == "date"]
    return [MemberRow(m.article, _member(m, modality, of, known), q, times) for m in mentions.copies[at]]


def _member(mention: Mention, stance: str, when: str | None, known: CorpusFacts) -> Member:
    article, sentence, at = mention
    text = known.texts[article]
    position = sentence.field, sentence.start, sentence.end, sentence.text
    modifier, by = sentence.found[at].modifier, sentence.attribution
    return Member(
        known.ids[article], *position, when, modifier, stance, by, text.day, text.source, *_where(article, known)
    )


def _where(article: int, known: CorpusFacts) -> tuple[str | None, Id | None]:
    """The address and the story of an article, where they are known."""
    return known.texts[article].url, known.stories[article] if known.stories else None


def statement_rows(star: Sequence[StatementMention], known: CorpusFacts, stance: str = "reported") -> list[MemberRow]:
    """The members that state or deny something without a figure."""
    rows = []
    for it in star:
        text = known.texts[it.article]
        position = it.sentence.field, it.sentence.start + it.start, it.sentence.start + it.end, it.text
        by = it.sentence.attribution
        member = Member(
            known.ids[it.article], *position, None, None, stance, by, text.day, text.source, *_where(it.article, known)
        )
        rows.append(MemberRow(it.article, member, None, _times_within(it), it.sentence.text))
    return rows


def _times_within(it: StatementMention) -> list[Quantity]:
    """The times of a clause, with their places in it."""
    inside = (q for q in it.sentence.found if q.kind == "date" and it.start <= q.start and q.end <= it.end)
    return [q._replace(start=q.start - it.start, end=q.end - it.start) for q in inside]


def one_wording(rows: Sequence[MemberRow]) -> Variant:
    """The variant of a statement without a figure."""
    return Variant(None, None, None, None, _sorted(row.member for row in rows))


def variants_of(rows: Sequence[MemberRow]) -> list[Variant]:
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
