"""Claims for spreadsheets: one row for each mention in an article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

CLUSTER = ("check", "claim", "kind", "status", "told", "when", "articles", "origins", "first_seen")
VARIANT = ("value", "low", "high", "unit", "said")
MEMBER = ("id", "source", "date", "field", "start", "end", "text", "modifier", "stance", "attribution")


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
    """
    shared = {name: cluster[name] for name in CLUSTER if name in cluster}
    for number, variant in enumerate(cluster.get("variants", ()), 1):
        version = {"variant": number} | {name: variant.get(name) for name in VARIANT}
        for member in variant["members"]:
            own = {name: member.get(name) for name in MEMBER}
            yield {**shared, **version, **own, "mention_when": member.get("when")}
