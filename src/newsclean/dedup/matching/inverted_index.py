"""The inverted index: which texts share how many shingles other than boilerplate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.dedup.matching.posting_joins import FULL, PairRuns, PairSums, SharedPostings, likely, parts
from newsclean.dedup.matching.shingles import TEXT_SHIFT, at_least, level_cells, run_starts, texts_of
from newsclean.dedup.model import Pairs, Shingled
from newsclean.dedup.spilling.sorted_runs import FileColumn
from newsclean.text.hashed_tokens import Hashes, Numbers


@dataclass(frozen=True, slots=True)
class ReprintOptions:
    """When a shingle in many texts is boilerplate, and when it belongs to a story that was widely reprinted."""

    certain: int = 4  # texts that may contain a shingle that still counts fully
    per_outlet: float = 1.3  # texts per outlet that may have a shingle of a reprinted story: some print it twice
    part: int = 4  # of the cut: texts from which a shingle can cover a text without outlet
    covered: float = 0.85  # share of such a text in common shingles above which it is treated as a reprinted story


REPRINTS = ReprintOptions()
Sizes = NDArray[np.int32]  # weights of shingles, summed for each text: at most FULL for each of some hundred postings


def candidate_pairs(shingled: Shingled, cut: int, shared: int) -> Pairs:
    """Pairs of texts that share at least `shared` shingles, the more common ones counting less.

    A shingle in many texts is boilerplate, unless almost every one is from a different outlet: then it is a story that
    was widely reprinted, counts in full, and all its texts are compared with the first few. A text without outlet that
    has next to nothing but such shingles is treated the same way. Sorts the postings in place.
    """
    levels = shingled.levels
    deepest = int(levels.max(initial=0))
    scratch = shingled.scratch
    if isinstance(shingled.postings, np.ndarray):
        shingled.postings.sort()
    postings, sizes = _thinned(shingled, deepest)
    known = WeightInputs(cut, shingled.outlets, _covered(postings, sizes, shingled.outlets, cut))
    sharing = SharedPostings(scratch.column(np.uint64), scratch.column(np.uint8), scratch.column(np.uint64))
    for part in parts(postings):
        met, weights, reprinted = _weighed(part, known)
        np.add.at(sizes, level_cells(met, deepest), weights.astype(np.int32))
        counts = (weights > 0) & ~_alone(met >> TEXT_SHIFT) & ~reprinted
        sharing.every.add(met[counts])
        sharing.weights.add(weights[counts])
        sharing.reprinted.add(met[reprinted])
    counted = PairSums() if scratch.memory is None else PairRuns(scratch)
    for found in likely(sharing, shared):
        counted.add(found)
    keys, sums = counted.done(shared * FULL)
    first, second = (keys >> TEXT_SHIFT).astype(np.int64), texts_of(keys)
    level = np.maximum(levels[first], levels[second])
    table = at_least(sizes, deepest)
    return Pairs(first, second, sums / FULL, table[first, level] / FULL, table[second, level] / FULL)


def _thinned(shingled: Shingled, deepest: int) -> tuple[Hashes | FileColumn, Sizes]:
    """Sorted postings without shingles that occur once, and the weight of these in each text, by level.

    In news, nine in ten shingles occur once: they make no pair, and only their number matters.
    """
    sizes = np.zeros(len(shingled.levels) * (deepest + 1), np.int32)
    often = shingled.scratch.column(np.uint64)
    for part in parts(shingled.postings):
        once = _alone(part >> TEXT_SHIFT)
        np.add.at(sizes, level_cells(part[once], deepest), np.int32(FULL))
        often.add(part[~once])
    return often.whole(), sizes


class WeightInputs(NamedTuple):
    """What the weight of a shingle depends on, besides its frequency."""

    cut: int
    outlets: Numbers
    covered: NDArray[np.bool_]  # texts without outlet that have hardly any rare shingles


def _covered(postings: Hashes | FileColumn, sizes: Sizes, outlets: Numbers, cut: int) -> NDArray[np.bool_]:
    """Texts without outlet whose shingles almost all occur in many others; `sizes` is the weight of unique shingles."""
    every, common = np.zeros((2, len(outlets)), np.int32)
    if not outlets.all():
        every += sizes.reshape(len(outlets), -1).sum(axis=1, dtype=np.int32) // FULL
        for part in parts(postings):
            met = part[run_starts(part)]
            np.add.at(every, texts_of(met), np.int32(1))
            np.add.at(common, texts_of(met[_frequency(met) > few(cut)]), np.int32(1))
    return np.asarray((outlets == 0) & (common > REPRINTS.covered * every))


def few(cut: int) -> int:
    """The minimum number of texts for a shingle of a widely reprinted story."""
    return max(REPRINTS.certain, cut // REPRINTS.part - 1)


def _frequency(postings: Hashes) -> Numbers:
    """For each posting: the number of texts with its shingle."""
    times = np.diff(np.append(np.flatnonzero(run_starts(postings >> TEXT_SHIFT)), len(postings)))
    return np.repeat(times, times)


def _weighed(postings: Hashes, known: WeightInputs) -> tuple[Hashes, NDArray[np.uint8], NDArray[np.bool_]]:
    """Each posting once, the weight of its shingle, and whether that belongs to a widely reprinted story."""
    postings = postings[run_starts(postings)]
    frequency = _frequency(postings)
    weights = weight(np.arange(known.cut + 1), known.cut)[np.minimum(frequency, known.cut)]
    reprinted = (frequency > REPRINTS.certain) & (frequency <= REPRINTS.per_outlet * known.outlets.max(initial=0))
    reprinted[reprinted] = _reprinted(postings[reprinted], known.outlets)
    reprinted |= (frequency > few(known.cut)) & known.covered[texts_of(postings)]
    weights[reprinted] = FULL
    return postings, weights, reprinted


def _reprinted(postings: Hashes, outlets: Numbers) -> NDArray[np.bool_]:
    """Which postings have a shingle that almost every outlet has only once."""
    starts = np.flatnonzero(run_starts(postings >> TEXT_SHIFT))
    frequency = np.diff(np.append(starts, len(postings)))
    of_shingle = np.repeat(np.arange(len(starts)), frequency)
    outlet = outlets[texts_of(postings)]
    seen = (of_shingle.astype(np.uint64) << np.uint64(32) | outlet.astype(np.uint64))[outlet > 0]
    seen.sort()
    different = np.bincount((seen[run_starts(seen)] >> np.uint64(32)).astype(np.int64), minlength=len(starts))
    return np.asarray(np.repeat(frequency <= REPRINTS.per_outlet * different, frequency))


def weight(frequency: Numbers, cut: int) -> NDArray[np.uint8]:
    """The weight of a shingle, by the number of texts that contain it: FULL in a few, nothing at `cut`.

    >>> weight(np.array([1, 4, 8, 16, 31, 32]), 32).tolist()
    [15, 15, 10, 5, 0, 0]
    """
    share = np.log(cut / np.maximum(frequency, 1)) / np.log(cut / min(REPRINTS.certain, cut / 2))
    return np.asarray(np.rint(FULL * np.clip(share, 0, 1)), np.uint8)


def _alone(values: Hashes) -> NDArray[np.bool_]:
    """Which values of a sorted array occur in it once."""
    new = run_starts(values)
    return np.asarray(new & np.append(new[1:], True))
