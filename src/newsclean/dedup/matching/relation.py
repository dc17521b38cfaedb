"""The relation of two texts, from the shingles and the figures they share."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsclean.dedup.matching.posting_joins import AT_ONCE, by_text
from newsclean.dedup.matching.shingles import HASH_MASK, HASH_SHIFT, consecutive, texts_of
from newsclean.dedup.model import Pairs, Related, Shares
from newsclean.dedup.options import DedupOptions
from newsclean.dedup.spilling.sorted_runs import SortedRuns
from newsclean.text.hashed_tokens import Hashes, Numbers

FLOOR = 1 / 15  # the smallest weight of a shingle: avoids division by zero


@dataclass(frozen=True, slots=True)
class NoticeOptions:
    """What a notice is: a short text with few figures, printed day by day with one of them replaced.

    Of 296 labelled notices without a date these separate 5 of the 16 that were merged, on either half of the labels
    alike, and lose none of 468 labelled copies. Longer texts with a new figure are corrections.
    """

    shingles: int = 50  # of a notice at most; 50 to 60 give the same
    figures: int = 8  # of a notice at most; 5 to 8 give the same
    replaced: float = 0.2  # share of the figures of both texts missing from the other, from which it is another notice


NOTICES = NoticeOptions()


def relate_pairs(
    pairs: Pairs, figures: Hashes | SortedRuns, spelled: Hashes | SortedRuns, options: DedupOptions
) -> Related:
    """The pairs that share enough. `figures` and `spelled` are the postings of figures of all texts."""
    jaccard = pairs.shared / np.maximum(pairs.size_first + pairs.size_second - pairs.shared, FLOOR)
    inside = pairs.shared / np.maximum(np.minimum(pairs.size_first, pairs.size_second), FLOOR)
    enough = (jaccard >= options.jaccard) | (inside >= options.containment)
    pairs, jaccard, inside = pairs.at(enough), jaccard[enough], inside[enough]
    alike = _alike(pairs, options)
    limit = np.where(inside >= options.same_words, options.veto, options.veto_else)
    missing, least, count = missing_figures(pairs, figures, spelled)
    short = alike & (np.maximum(pairs.size_first, pairs.size_second) <= NOTICES.shingles)
    notices = short & (least >= NOTICES.replaced) & (count <= NOTICES.figures)
    return Related(
        pairs.first,
        pairs.second,
        jaccard,
        np.minimum(pairs.shared / np.maximum(pairs.size_first, FLOOR), 1),
        np.minimum(pairs.shared / np.maximum(pairs.size_second, FLOOR), 1),
        ((missing > limit) & (alike | (inside < options.same_words))) | notices,
        alike & (jaccard < options.jaccard),
    )


def _alike(pairs: Pairs, options: DedupOptions) -> NDArray[np.bool_]:
    """Which pairs have similar lengths: there containment is no better than Jaccard, and templates look alike."""
    shorter, longer = np.minimum(pairs.size_first, pairs.size_second), np.maximum(pairs.size_first, pairs.size_second)
    return np.asarray(shorter > options.alike * longer)


def missing_figures(
    pairs: Pairs, figures: Hashes | SortedRuns, spelled: Hashes | SortedRuns
) -> tuple[Shares, Shares, Numbers]:
    """The share of the figures of the text with fewer of them that the other text lacks; the lesser of the shares of
    both; and how many figures the text with fewer has. A share is 0 if there are no figures.
    """
    wanted = np.zeros(1 + int(max(pairs.first.max(initial=0), pairs.second.max(initial=0))), bool)
    wanted[pairs.first] = wanted[pairs.second] = True
    digits, words = _of(figures, wanted), _of(spelled, wanted)
    asked, present = by_text(digits), by_text(np.concatenate([digits, words]))
    first, few_first = _missing(pairs.first, pairs.second, asked, present)
    second, few_second = _missing(pairs.second, pairs.first, asked, present)
    either = np.minimum(first, second)  # as many in both: neither may come first
    of_fewer = np.where(few_first < few_second, first, np.where(few_second < few_first, second, either))
    return of_fewer, either, np.minimum(few_first, few_second)


def _missing(texts: Numbers, others: Numbers, asked: Hashes, present: Hashes) -> tuple[Shares, Numbers]:
    """The share of the figures of texts that the others lack, and how many figures the texts have."""
    start, end = np.searchsorted(asked, np.stack([texts, texts + 1]).astype(np.uint64) << HASH_SHIFT)
    count = end - start
    of_pair = np.repeat(np.arange(len(count)), count)
    wanted = (others.astype(np.uint64)[of_pair] << HASH_SHIFT) | (asked[consecutive(start, count)] & HASH_MASK)
    missing = np.bincount(of_pair[~_among(wanted, present)], minlength=len(count))
    return np.asarray(missing / np.maximum(count, 1)), count


def _of(figures: Hashes | SortedRuns, wanted: NDArray[np.bool_]) -> Hashes:
    """The postings of some texts."""
    if isinstance(figures, SortedRuns):
        return np.concatenate([np.zeros(0, np.uint64), *(_of(part, wanted) for part in figures.parts(AT_ONCE))])
    texts = np.minimum(texts_of(figures), len(wanted) - 1)
    out: Hashes = figures[wanted[texts] & (texts == texts_of(figures))]
    return out


def _among(wanted: Hashes, known: Hashes) -> NDArray[np.bool_]:
    """Which values are in a sorted array."""
    at = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
    return known[at] == wanted if len(known) else np.zeros(len(wanted), bool)
