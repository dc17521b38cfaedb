"""Embedded posts of social networks: quotations, which stay unless this cleaner is added."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.clean.labels import Label
from newsclean.clean.zones import Zones


def find_embeds(zones: Zones) -> Iterator[Label]:
    """The lines that the HTML of a page marks as an embedded post."""
    for block, label in enumerate(zones.evidence.labels if zones.evidence else ()):
        if label.rule == "html/embed":
            yield Label(block, label.kind, label.rule)
