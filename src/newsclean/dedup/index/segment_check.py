"""Whether newsclean can have written the values of a segment: files are untrusted."""

from __future__ import annotations

import json

import numpy as np

from newsclean.dedup.index.entry_cache import ARTICLE_BITS, NONE, RELATIONS
from newsclean.dedup.index.segments import LEVELS, LOOKUPS, Array, Segment
from newsclean.dedup.matching.shingles import HASH_SHIFT, TEXT_MASK


def sound_values(segment: Segment) -> bool:
    """Whether all sorted columns are sorted, and every number refers to an existing article or text."""
    return _sound_articles(segment) and _sound_lookups(segment) and _sound_texts(segment) and _sound_names(segment)


def _sound_articles(segment: Segment) -> bool:
    return (
        _within(segment["texts"], NONE, segment.end_text)
        and _within(segment["kept"], 0, segment.end_article)
        and _within(segment["updates"], NONE, segment.end_article)
        and _within(segment["relation"], 0, len(RELATIONS))
        and _within(segment["nth"], 1, 1 << 32)
    )


def _sound_lookups(segment: Segment) -> bool:
    for name in LOOKUPS:
        first, end = segment.first_article, segment.end_article
        if name == "text":
            first, end = segment.first_text, segment.end_text
        if not (_is_sorted(segment[f"{name}_keys"]) and _within(segment[f"{name}_at"], first, end)):
            return False
    return True


def _sound_texts(segment: Segment) -> bool:
    met, postings = segment["met"], segment["postings"]
    texts = postings & TEXT_MASK
    return (
        all(_is_sorted(segment[name]) for name in ("met", "postings", "figures", "context"))
        and _within(segment["levels"], 0, LEVELS)
        and _within(segment["sizes"], 0, 1 << 31)
        and _within(met >> np.uint64(ARTICLE_BITS), 0, segment.end_text)
        and _within(met & np.uint64((1 << ARTICLE_BITS) - 1), 0, segment.end_article)
        and _within(texts, segment.first_text, segment.end_text)
        and all(
            _within(segment[name] >> HASH_SHIFT, segment.first_text, segment.end_text)
            for name in ("figures", "context")
        )
    )


def _sound_names(segment: Segment) -> bool:
    """Ids are strings and numbers."""
    ends, names = segment["name_ends"], segment["names"].tobytes()
    if not _is_sorted(ends) or (int(ends[-1]) if len(ends) else 0) != len(names):
        return False
    start = 0
    try:
        for end in ends.tolist():
            if not isinstance(json.loads(names[start:end]), str | int | float):
                return False
            start = end
    except (ValueError, RecursionError):
        return False
    return True


def _is_sorted(values: Array) -> bool:
    return bool(np.all(values[1:] >= values[:-1]))


def _within(values: Array, low: int, end: int) -> bool:
    return not len(values) or (int(values.min()) >= low and int(values.max()) < end)
