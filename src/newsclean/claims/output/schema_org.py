"""Claims for the web: schema.org's `Claim` with its appearances, and stubs of `ClaimReview` to fill."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsclean.claims.model import ClaimCluster, Member, Variant

CONTEXT = "https://schema.org"
# What a review says of a claim, from 1 to 5; the words are the fact-checker's own.
WORST, BEST = 1, 5
TO_FILL = ""

Document = dict[str, Any]


def claim_documents(cluster: ClaimCluster) -> Iterator[Document]:
    """A `Claim` for each claim of a cluster: one where its articles agree, else one for each value.

    >>> from newsclean import cluster_claims
    >>> article = {"id": 7, "text": "The Orrin bridge cost $5m in 2023.", "source": "a.example", "date": "2024-01-09"}
    >>> [found] = claim_documents(cluster_claims([article])[0])
    >>> found["@type"], found["text"], found["firstAppearance"]["publisher"]["name"]
    ('Claim', 'The Orrin bridge cost $5m in 2023.', 'a.example')
    """
    yield from ({"@context": CONTEXT, **claim} for claim in _claims(cluster))


def review_documents(cluster: ClaimCluster) -> Iterator[Document]:
    """A `ClaimReview` for each claim of a cluster; what only a fact-checker knows is empty: author, address, rating.

    >>> from newsclean import cluster_claims
    >>> [found] = review_documents(cluster_claims(["The Orrin bridge cost $5m in 2023."])[0])
    >>> found["claimReviewed"], found["author"]["name"], found["reviewRating"]["alternateName"]
    ('The Orrin bridge cost $5m in 2023.', '', '')
    """
    yield from (_review(claim["text"], claim) for claim in _claims(cluster))


def statement_review(statement: str, found: Sequence[tuple[str | None, str | None, ClaimCluster]]) -> Document:
    """A `ClaimReview` of a statement that was checked: (relation, reason, cluster) of all that was found.

    What the articles say for and against it is the draft of the review's text, with the articles under `citation`.

    >>> statement_review("The Orrin bridge cost $6m.", [])["itemReviewed"]
    {'@type': 'Claim', 'text': 'The Orrin bridge cost $6m.'}
    """
    lines = [_evidence(relation, reason, it) for relation, reason, it in found]
    members = [member for _, _, it in found for variant in it.variants for member in variant.members]
    draft = {"reviewBody": "\n".join(lines), "citation": _appearances(members)} if lines else {}
    return _review(statement, {"@type": "Claim", "text": statement}) | draft


def _claims(cluster: ClaimCluster) -> Iterator[Document]:
    """Roundings of one value are one claim; values that disagree are claims of their own."""
    if cluster.status not in ("conflict", "update"):
        members = [member for variant in cluster.variants for member in variant.members]
        yield _claim(cluster.normalized or cluster.claim, members)
        return
    for number, variant in enumerate(cluster.variants):
        yield _claim(cluster.normalized if not number else _shortest(variant), variant.members)


def _shortest(variant: Variant) -> str:
    return min((member.text for member in variant.members), key=lambda text: (len(text), text))


def _claim(text: str, members: Iterable[Member]) -> Document:
    appearances = _appearances(members)
    dated = [it for it in appearances if "datePublished" in it]
    first = min(dated, key=lambda it: (it["datePublished"], it["identifier"])) if dated else None
    return {
        "@type": "Claim",
        "text": text,
        "appearance": appearances,
        **({"firstAppearance": first} if first else {}),
    }


def _appearances(members: Iterable[Member]) -> list[Document]:
    """The articles, each once, by day: with its first sentence that makes the claim."""
    seen: dict[str, Document] = {}
    for member in sorted(members, key=lambda it: (it.date or "~", str(it.id), it.start)):
        seen.setdefault(str(member.id), _article(member))
    return list(seen.values())


def _article(member: Member) -> Document:
    known = {
        "url": member.url,
        "datePublished": member.date,
        "publisher": {"@type": "Organization", "name": member.source} if member.source else None,
    }
    about = {name: value for name, value in known.items() if value is not None}
    return {"@type": "NewsArticle", "identifier": str(member.id), **about, "description": member.text}


def _review(text: str, claim: Document) -> Document:
    return {
        "@context": CONTEXT,
        "@type": "ClaimReview",
        "claimReviewed": text,
        "itemReviewed": claim,
        "author": {"@type": "Organization", "name": TO_FILL, "url": TO_FILL},
        "url": TO_FILL,
        "datePublished": TO_FILL,
        "reviewRating": {
            "@type": "Rating", "alternateName": TO_FILL, "ratingValue": None, "worstRating": WORST, "bestRating": BEST,
        },
    }  # fmt: skip


def _evidence(relation: str | None, reason: str | None, cluster: ClaimCluster) -> str:
    """One line for what was found: "conflict (rounded): £5.6bn, northgatecourier.example 2024-09-11"."""
    values = []
    for variant in cluster.variants:
        who = sorted({" ".join(part for part in (m.source or str(m.id), m.date) if part) for m in variant.members})
        values.append(f"{variant.said or _shortest(variant)}, {', '.join(who)}")
    return f"{relation}{f' ({reason})' if reason else ''}: {'; '.join(values)}"


# A format for claims on the web is added here.
CLAIM_WRITERS: dict[str, Callable[[ClaimCluster], Iterator[Document]]] = {
    "schemaorg": claim_documents,
    "claimreview": review_documents,
}
