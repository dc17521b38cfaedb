"""A cluster of claims as a person reads it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from newsclean.claims.output.output_options import SUMMARY

if TYPE_CHECKING:
    from newsclean.claims.model import ClaimCluster, Member, Variant

HEADS = {"same": "SUPPORTED BY", "update": "UPDATED BY", "conflict": "CONTRADICTED BY"}  # of a statement, by articles


def render_cluster(
    cluster: ClaimCluster, check: str | None = None, reason: str | None = None, *, explain: bool = False
) -> str:
    """A few lines for a cluster; `check` is what a statement that was asked about is to it, and `reason` in what.

    Control characters of the articles are shown as spaces, so that no text can steer a terminal.

    >>> from newsclean import cluster_claims
    >>> articles = [{"id": "a", "text": "Trade hit $240bn in 2023.", "date": "2024-01-09", "source": "wire.example"}]
    >>> print(render_cluster(cluster_claims(articles)[0]), end="")
    SINGLE  2023  1 article, 1 origin
      Trade hit $240bn in 2023.
        $240bn  1 article
          2024-01-09 wire.example a: Trade hit $240bn in 2023.
    <BLANKLINE>
    """
    when, by = [cluster.when] if cluster.when else [], _count(cluster.articles, "article")
    by += f", {_count(cluster.origins, 'origin')}"
    head = [_answer(check, reason, by), *when] if check else [cluster.status.upper(), *when, by]
    lines = ["  ".join(head), f"  {_plain(cluster.normalized or cluster.claim)}"]
    lines += [f"  → {cluster.told}"] if cluster.told else []
    lines += [f"  “{_plain(cluster.claim)}”"] if cluster.claim != cluster.normalized else []
    lines += [f"  why: {_plain(line)}" for line in cluster.reasons if explain]
    for variant in cluster.variants:
        lines += _variant(variant)
    return "\n".join(lines) + "\n\n"


def _answer(relation: str, reason: str | None, by: str) -> str:
    """What articles are to a statement: "CONTRADICTED BY 1 article, 1 origin: denied", "A FORECAST IN 1 article, …"."""
    if relation == "update" and reason:  # the reason says in which direction, which the relation leaves open
        return f"{reason.upper()} IN {by}"
    return f"{HEADS[relation]} {by}{': ' if reason else ''}{reason or ''}"


def _variant(variant: Variant) -> list[str]:
    articles = len({str(member.id) for member in variant.members})
    lines = [f"    {variant.said}  {_count(articles, 'article')}"] if variant.said else []
    lines += [_member(member) for member in variant.members[: SUMMARY.members]]
    more = len(variant.members) - SUMMARY.members
    return lines + ([f"      … and {more} more"] if more > 0 else [])


def _member(member: Member) -> str:
    place = " ".join(part for part in (member.date, member.source, str(member.id)) if part)
    by = f" [{_plain(member.attribution)}]" if member.attribution else ""
    return f"      {_plain(place)}: {_plain(member.text)}{by}"


def _plain(text: str) -> str:
    return "".join(" " if unicodedata.category(sign) in ("Cc", "Cf", "Zl", "Zp", "Cs") else sign for sign in text)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"
