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
    lines = ["  ".join(heading_parts(cluster, check, reason)), f"  {one_line(cluster.normalized or cluster.claim)}"]
    lines += [f"  → {cluster.told}"] if cluster.told else []
    lines += [f"  “{one_line(cluster.claim)}”"] if cluster.claim != cluster.normalized else []
    lines += [f"  why: {one_line(line)}" for line in cluster.reasons if explain]
    for variant in cluster.variants:
        lines += _variant(variant)
    return "\n".join(lines) + "\n\n"


def heading_parts(cluster: ClaimCluster, check: str | None, reason: str | None) -> list[str]:
    """What stands over a cluster: its status, or what it is to a statement, its time, and how many articles it has."""
    when = [cluster.when] if cluster.when else []
    by = f"{how_many(cluster.articles, 'article')}, {how_many(cluster.origins, 'origin')}"
    return [_answer(check, reason, by), *when] if check else [cluster.status.upper(), *when, by]


def _answer(relation: str, reason: str | None, by: str) -> str:
    """What articles are to a statement: "CONTRADICTED BY 1 article, 1 origin: denied", "A FORECAST IN 1 article, …"."""
    if relation == "update" and reason:  # the reason says in which direction, which the relation leaves open
        return f"{reason.upper()} IN {by}"
    return f"{HEADS[relation]} {by}{': ' if reason else ''}{reason or ''}"


def _variant(variant: Variant) -> list[str]:
    articles = len({str(member.id) for member in variant.members})
    lines = [f"    {variant.said}  {how_many(articles, 'article')}"] if variant.said else []
    lines += [_member(member) for member in variant.members[: SUMMARY.members]]
    more = len(variant.members) - SUMMARY.members
    return lines + ([f"      … and {more} more"] if more > 0 else [])


def _member(member: Member) -> str:
    place = " ".join(part for part in (member.date, member.source, str(member.id)) if part)
    by = f" [{one_line(member.attribution)}]" if member.attribution else ""
    return f"      {one_line(place)}: {one_line(member.text)}{by}"


def one_line(text: str) -> str:
    """The text without control characters, which could break a line or steer a terminal.

    >>> one_line("Rain\\nand snow")
    'Rain and snow'
    """
    return "".join(" " if unicodedata.category(sign) in ("Cc", "Cf", "Zl", "Zp", "Cs") else sign for sign in text)


def how_many(number: int, noun: str) -> str:
    """A number and its noun, such as "1 article".

    >>> how_many(1, "origin"), how_many(1200, "article")
    ('1 origin', '1,200 articles')
    """
    return f"{number:,} {noun}{'s' * (number != 1)}"
