"""The claims of a report: what articles state, conflicts first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from newsclean.claims import STATUSES
from newsclean.claims.model import FIELDS

if TYPE_CHECKING:
    from newsclean.claims.model import ClaimCluster, Member, Variant


SINGLE = STATUSES.index("single")


def by_status(clusters: Iterable[ClaimCluster]) -> list[ClaimCluster]:
    """By status, then by the numbers of independent origins and articles, then the latest first."""
    late = sorted(clusters, key=lambda cluster: cluster.first_seen or "", reverse=True)
    return sorted(late, key=lambda cluster: (STATUSES.index(cluster.status), -cluster.origins, -cluster.articles))


def claim_columns(clusters: Sequence[ClaimCluster], shown: Mapping[int, int]) -> list[Any]:
    """The claims in the page's format, with the articles that are shown; the ids of members are their numbers.

    A claim is [status, claim, when, first seen, articles, origins, told, variants]; a variant [label, members, value],
    with the value only where it is one number; a member [article, field, start, end, text, when, modifier, stance,
    attribution]: its text is 0 where it is the claim.
    """
    out = []
    for cluster in clusters:
        variants = []
        for variant in cluster.variants:
            members = [_member(member, cluster.claim, shown) for member in variant.members if _at(member) in shown]
            if members:
                variants.append([variant_label(variant), members, *_number(variant)])
        if variants:
            facts = [cluster.when, cluster.first_seen, cluster.articles, cluster.origins, cluster.told]
            out.append([STATUSES.index(cluster.status), cluster.claim, *facts, variants])
    return out


def variant_label(variant: Variant) -> str:
    """A short label for a variant; empty for a statement without figures.

    >>> from newsclean.claims.model import Variant
    >>> variant_label(Variant(4_900_000_000, None, None, "GBP", (), "£4.9bn"))
    '£4.9bn'
    >>> variant_label(Variant(None, None, None, None, ()))
    ''
    """
    return variant.said or str(variant.value if variant.value is not None else "")


def _number(variant: Variant) -> list[float]:
    """Its value, if it is a number that can be drawn on an axis."""
    return [float(variant.value)] if isinstance(variant.value, (int, float)) else []


def _at(member: Member) -> int:
    return int(member.id)


def _member(member: Member, claim: str, shown: Mapping[int, int]) -> list[Any]:
    """One mention, without empty fields at its end."""
    stance = None if member.stance == "reported" else member.stance
    row: list[Any] = [shown[_at(member)], FIELDS.index(member.field), member.start, member.end]
    row += [0 if member.text == claim else member.text, member.when, member.modifier, stance, member.attribution]
    while row[-1] is None:
        row.pop()
    return row
