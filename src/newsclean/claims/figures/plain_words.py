"""Words that do not distinguish two figures: of names that many bodies have, and of sentences about any measure."""

from __future__ import annotations

from newsclean.data import data_text


def _stems(name: str) -> frozenset[str]:
    lines = data_text(f"claims/{name}").splitlines()
    return frozenset(stem for line in lines if not line.startswith("#") for stem in line.split())


DESCRIPTIVE = _stems("descriptive_words.txt")
GENERIC = _stems("generic_names.txt")
PLAIN = _stems("plain_words.txt")
