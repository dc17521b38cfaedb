"""Claims for spreadsheets: one row for each mention in an article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from newsclean.claims.model import ClaimCluster
from newsclean.io.tables.frames import ResultTable

CLUSTER = (
    "statement", "check", "reason", "claim", "normalized", "kind", "status", "told", "when", "articles", "origins",
    "first_seen", "worthiness", "story",
)  # fmt: skip
VARIANT = ("value", "low", "high", "unit", "said")
MEMBER = ("id", "source", "date", "field", "start", "end", "text", "modifier", "stance", "attribution", "url")


def mention_rows(cluster: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """A row for each mention of a claim, with the claim's own fields repeated in it.

    `when` is that of the claim, `mention_when` that of the sentence.

    >>> members = [{"id": "a", "field": "text", "start": 0, "end": 9, "text": "It cost $3", "when": None}]
    >>> variants = [{"value": 3, "unit": "USD", "members": members}]
    >>> cluster = {"claim": "It cost $3", "status": "single", "variants": variants}
    >>> [(row["status"], row["value"], row["id"], row["text"]) for row in mention_rows(cluster)]
    [('single', 3, 'a', 'It cost $3')]
    >>> list(mention_rows({"claim": "It cost $3", "variants": []}))
    []
    >>> list(mention_rows({"statement": "It cost $9", "check": "nothing"}))
    [{'statement': 'It cost $9', 'check': 'nothing'}]
    """
    if "claim" not in cluster:  # a statement that was asked about, and no claim
        yield dict(cluster)
        return
    shared = {name: cluster[name] for name in CLUSTER if name in cluster}
    for number, variant in enumerate(cluster.get("variants", ()), 1):
        version = {"variant": number} | {name: variant.get(name) for name in VARIANT}
        for member in variant["members"]:
            own = {name: member.get(name) for name in MEMBER}
            yield {**shared, **version, **own, "mention_when": member.get("when")}


class ClaimClusters(list[ClaimCluster], ResultTable):
    """Clusters of claims; as a table one row for each mention.

    >>> ClaimClusters([]).to_dicts(), ClaimClusters([]) == []
    ([], True)
    """

    def to_dicts(self) -> list[dict[str, Any]]:
        """One row for each mention."""
        return [row for cluster in self for row in mention_rows(cluster.row())]
