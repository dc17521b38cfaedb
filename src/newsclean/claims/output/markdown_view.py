"""A cluster of claims as Markdown: for a wiki, an issue or a mail."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from newsclean.claims.output.output_options import SUMMARY
from newsclean.claims.output.text_view import heading_parts, how_many, one_line
from newsclean.html.markdown.inline_markdown import escaped

if TYPE_CHECKING:
    from newsclean.claims.model import ClaimCluster, Member, Variant

_WEB = re.compile(r"https?://", re.IGNORECASE)
_SAFE = "%/:?#[]@!$&'*+,;=~-._"  # of an address, but for the round brackets that would end a link


def markdown_cluster(
    cluster: ClaimCluster, check: str | None = None, reason: str | None = None, *, explain: bool = False
) -> str:
    """A section for a cluster: its claim as the heading, then each value with the articles that state it.

    `check` is what a statement that was asked about is to it, and `reason` in what. Signs of Markdown and HTML in the
    articles are escaped, and only addresses of the web become links.

    >>> from newsclean import cluster_claims
    >>> article = {"id": "a", "text": "It cost $3m.", "date": "2024-01-09", "url": "https://wire.example/1"}
    >>> print(markdown_cluster(cluster_claims([article])[0]), end="")
    ## It cost $3m.
    <BLANKLINE>
    SINGLE, 1 article, 1 origin
    <BLANKLINE>
    - **$3m**: 1 article
      - 2024-01-09, [a](https://wire.example/1): It cost $3m.
    <BLANKLINE>
    """
    lines = [
        f"## {_shown(cluster.normalized or cluster.claim)}",
        "",
        ", ".join(heading_parts(cluster, check, reason)),
        "",
    ]
    if cluster.told:
        lines += [f"**{_shown(cluster.told)}**", ""]
    if cluster.claim != cluster.normalized:
        lines += [f"> {_shown(cluster.claim)}", ""]
    lines += [f"- {variant}" for variant in map(_variant, cluster.variants)]
    lines += [f"- why: {_shown(line)}" for line in cluster.reasons if explain]
    return "\n".join(lines) + "\n\n"


def _variant(variant: Variant) -> str:
    articles = how_many(len({str(member.id) for member in variant.members}), "article")
    lines = [f"**{_shown(variant.said)}**: {articles}" if variant.said else articles]
    lines += [f"  - {_member(member)}" for member in variant.members[: SUMMARY.members]]
    more = len(variant.members) - SUMMARY.members
    return "\n".join(lines + ([f"  - … and {more} more"] if more > 0 else []))


def _member(member: Member) -> str:
    name = _shown(str(member.id))
    linked = f"[{name}]({quote(member.url, _SAFE)})" if member.url and _WEB.match(member.url) else name
    place = ", ".join([*(_shown(part) for part in (member.date, member.source) if part), linked])
    by = f" ({_shown(member.attribution)})" if member.attribution else ""
    return f"{place}: {_shown(member.text)}{by}"


def _shown(text: str) -> str:
    return escaped(one_line(text))
