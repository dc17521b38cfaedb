"""The judged pairs of texts, ready for look-up."""

from __future__ import annotations

import numpy as np

from newsclean.dedup.matching.inverted_index import candidate_pairs
from newsclean.dedup.matching.judged_pairs import JudgedPairs
from newsclean.dedup.matching.relation import relate_pairs
from newsclean.dedup.model import ArticleFacts, Shingled, repeated_texts
from newsclean.dedup.options import DedupOptions
from newsclean.text.star_clustering import EXACT

# Shingles of a passage, of sampled texts as estimated from so many at least: some 35 words. Of 1,009 labelled pairs
# that are not copies 17 share as many, most of them reports of one event; the small print of agencies has 18 to 27.
PASSAGE, SAMPLED = 32, 6


def judged_pairs(shingled: Shingled, facts: ArticleFacts, options: DedupOptions) -> JudgedPairs:
    """All pairs that are copies or updates."""
    pairs = candidate_pairs(shingled, options.cut, options.shared)
    out = JudgedPairs(options.jaccard)
    out.strength.update({text: (times - 1) * EXACT for text, times in repeated_texts(facts.texts).items()})
    level = np.maximum(shingled.levels[pairs.first], shingled.levels[pairs.second])
    wide = (pairs.shared * 2.0**level >= PASSAGE) & (pairs.shared >= SAMPLED)
    out.passages = pairs.first[wide], pairs.second[wide]
    out.add(relate_pairs(pairs, shingled.evidence, options))
    return out
