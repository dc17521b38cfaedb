"""The judged pairs of texts, ready for look-up."""

from __future__ import annotations

import numpy as np

from newsclean.dedup.matching.inverted_index import candidate_pairs
from newsclean.dedup.matching.judged_pairs import JudgedPairs
from newsclean.dedup.matching.relation import relate_pairs
from newsclean.dedup.model import Related, Shingled
from newsclean.dedup.options import DedupOptions

# Shingles of a passage, of sampled texts as estimated from so many at least: some 35 words. Of 1,009 labelled pairs
# that are not copies 17 share as many, most of them reports of one event; the small print of agencies has 18 to 27.
PASSAGE, SAMPLED = 32, 6
TOGETHER = 1 << 18  # pairs whose figures and names are compared at a time: .6 kB each, and all are read once for them


def judged_pairs(shingled: Shingled, options: DedupOptions) -> JudgedPairs:
    """All pairs that are copies or updates."""
    pairs = candidate_pairs(shingled, options.cut, options.shared)
    level = np.maximum(shingled.levels[pairs.first], shingled.levels[pairs.second])
    wide = (pairs.shared * 2.0**level >= PASSAGE) & (pairs.shared >= SAMPLED)
    passages = pairs.first[wide], pairs.second[wide]
    parts = (pairs.at(slice(at, at + TOGETHER)) for at in range(0, max(len(pairs.first), 1), TOGETHER))
    related = [relate_pairs(part, shingled.evidence, options) for part in parts]
    del pairs, level, wide  # as large as what was found in them
    out = JudgedPairs(options.jaccard, Related(*map(np.concatenate, zip(*related, strict=True))))
    out.passages = passages
    return out
