"""Look up which texts of an index share shingles with a few new texts.

As in `pairs`, with one difference: a shingle is weighted by the number of texts that had it when the new text came. So
a text gets the same result alone and in a batch, and later texts do not change it.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.dedup.index.index_reader import IndexReader, texts_range
from newsclean.dedup.index.segments import LEVELS
from newsclean.dedup.matching.inverted_index import REPRINTS, few, weight
from newsclean.dedup.matching.posting_joins import FIRST, FULL, WEIGHT_BITS, PairSums
from newsclean.dedup.matching.relation import FLOOR, relate_pairs
from newsclean.dedup.matching.shingles import (
    HASH_BITS,
    TEXT_MASK,
    TEXT_SHIFT,
    at_least,
    consecutive,
    level_cells,
    run_starts,
    texts_of,
)
from newsclean.dedup.model import PairEvidence, Pairs, Related
from newsclean.dedup.options import DedupOptions
from newsclean.dedup.reading.arrivals import ArrivedTexts
from newsclean.text.hashed_tokens import Hashes, Numbers

AT_ONCE = 1 << 19  # pairs made together: 4 MB
NEW_BITS = np.uint64(32)
LONG = 128  # texts examined to decide whether a shingle is widely reprinted: boilerplate is in thousands


class LookedUp(NamedTuple):
    """The results for new texts: their related texts, and their sizes, stored for later texts."""

    related: Related  # `first` came before `second`, which is new
    sizes: Numbers  # by level


class Runs(NamedTuple):
    """The postings of the index that have a shingle of the new texts, and those of the new texts, in order."""

    postings: Hashes
    starts: Numbers  # of each shingle
    run: Numbers  # of each posting: which shingle
    place: Numbers  # of each posting: how many come before it
    dropped: Numbers  # of each shingle: postings of a long run that were left out
    base: int  # the number of the first new text
    new: Numbers  # the positions of the postings of new texts


def look_up_texts(reader: IndexReader, new: ArrivedTexts, base: int, options: DedupOptions) -> LookedUp:
    """Look up texts that are numbered from `base`; texts of the index from there on are ignored."""
    mine = new.postings() + np.uint64(base)
    runs = _runs(reader, mine, base, max(LONG, options.cut))
    outlets = _outlets(reader, new, base, runs.postings)
    weights, reprinted = _weighed(runs, outlets, new.outlets == 0, options.cut)
    cells = level_cells(runs.postings[runs.new], LEVELS - 1, base)
    sizes = at_least(np.bincount(cells, weights, len(new.keys) * LEVELS).astype(np.int64), LEVELS - 1)
    older, newer, sums = _pairs(runs, weights, reprinted, options.shared * FULL)
    level = np.maximum(_levels(reader, new, base, older), new.levels[newer])
    pairs = Pairs(
        older, newer + base, sums / FULL, _sizes(reader, sizes, base, older, level), sizes[newer, level] / FULL
    )
    smaller = np.maximum(np.minimum(pairs.size_first, pairs.size_second), FLOOR)
    pairs = pairs.at(pairs.shared >= min(options.jaccard, options.containment) * smaller)  # figures only of these
    return LookedUp(_related(reader, new, base, pairs, options), sizes)


def _runs(reader: IndexReader, mine: Hashes, base: int, most: int) -> Runs:
    """For each shingle, the first `most` texts that had it."""
    shingles = mine[run_starts(mine >> TEXT_SHIFT)] >> TEXT_SHIFT << TEXT_SHIFT
    parts, met = [mine], np.zeros(len(shingles), np.int64)
    dropped = np.zeros(len(shingles), np.int64)
    for segment in reader.segments:
        known = segment["postings"]
        if segment.first_text >= base or not len(known):
            continue
        start = np.searchsorted(known, shingles)
        hit = np.flatnonzero(known[np.minimum(start, len(known) - 1)] >> TEXT_SHIFT == shingles >> TEXT_SHIFT)
        start, asked = start[hit], shingles[hit]
        count = np.searchsorted(known, asked + np.uint64(base)) - start
        fitting = np.clip(most - met[hit], 0, count)
        parts.append(known[consecutive(start, fitting)])
        met[hit] += fitting
        dropped[hit] += count - fitting
    postings = np.concatenate(parts)
    postings.sort(kind="stable")
    new_run = run_starts(postings >> TEXT_SHIFT)
    starts = np.flatnonzero(new_run)
    run = np.cumsum(new_run) - 1
    place = np.arange(len(postings)) - starts[run]
    return Runs(postings, starts, run, place, dropped, base, np.flatnonzero(texts_of(postings) >= base))


def _outlets(reader: IndexReader, new: ArrivedTexts, base: int, postings: Hashes) -> Numbers:
    """For each posting, a number for the outlet of its text, 0 for unknown."""
    texts, at = np.unique(texts_of(postings), return_inverse=True)
    old = texts < base
    keys = np.concatenate([reader.of_texts("outlets", texts[old]), new.outlets[texts[~old] - base]])
    numbers = np.unique(np.append(keys, np.uint64(0)), return_inverse=True)[1]  # 0 is the least
    out: Numbers = numbers[:-1][at]
    return out


def _weighed(runs: Runs, outlets: Numbers, unknown: NDArray[np.bool_], cut: int) -> tuple[Numbers, NDArray[np.bool_]]:
    """For each posting of new texts: the weight, and whether the shingle belongs to a widely reprinted story."""
    at = runs.new
    frequency = runs.place[at] + runs.dropped[runs.run[at]] + 1
    weights = weight(np.arange(cut + 1), cut)[np.minimum(frequency, cut)].astype(np.int64)
    reprinted = frequency > REPRINTS.certain
    often = np.flatnonzero(reprinted)
    reprinted[often] = _reprinted(runs, at[often], outlets)
    of_text = texts_of(runs.postings[at]) - runs.base
    common = frequency > few(cut)
    every = np.bincount(of_text, minlength=len(unknown))
    covered = unknown & (np.bincount(of_text[common], minlength=len(unknown)) > REPRINTS.covered * every)
    reprinted |= common & covered[of_text]
    weights[reprinted] = FULL
    return weights, reprinted


def _reprinted(runs: Runs, at: Numbers, outlets: Numbers) -> NDArray[np.bool_]:
    """Whether, among the first texts with a posting's shingle, almost every outlet had it only once."""
    asked = np.zeros(len(runs.starts), bool)
    asked[runs.run[at]] = True
    entries = np.flatnonzero(asked[runs.run] & (runs.place < LONG))
    pairs = (runs.run[entries].astype(np.uint64) << NEW_BITS) | outlets[entries].astype(np.uint64)
    order = np.argsort(pairs, kind="stable")
    first = np.zeros(len(entries), bool)
    first[order] = run_starts(pairs[order])
    first &= outlets[entries] > 0
    different = np.cumsum(first)
    before = np.zeros(len(runs.starts), np.int64)
    heads = np.flatnonzero(runs.place[entries] == 0)
    before[runs.run[entries[heads]]] = different[heads] - first[heads]
    last = np.minimum(runs.place[at], LONG - 1)
    where = np.searchsorted(entries, runs.starts[runs.run[at]] + last)
    return np.asarray(last + 1 <= REPRINTS.per_outlet * (different[where] - before[runs.run[at]]))


def _pairs(runs: Runs, weights: Numbers, reprinted: NDArray[np.bool_], least: int) -> tuple[Numbers, Numbers, Numbers]:
    """(older text, new text from 0, shared weight) for those that share enough."""
    place = runs.place[runs.new]
    counts = np.where(reprinted, np.minimum(place, FIRST), np.where(weights > 0, place, 0))
    at, weights, counts = runs.new[counts > 0], weights[counts > 0].astype(np.uint64), counts[counts > 0]
    texts, sums = runs.postings & TEXT_MASK, PairSums()
    starts, ends, start = runs.starts[runs.run[at]], np.cumsum(counts), 0
    while start < len(at):
        done = int(ends[start - 1]) if start else 0
        some = slice(start, max(start + 1, int(np.searchsorted(ends, done + AT_ONCE))))
        older = texts[consecutive(starts[some], counts[some])]
        newer = np.repeat(texts[at[some]] - np.uint64(runs.base), counts[some])
        sums.add((((newer << TEXT_SHIFT) | older) << WEIGHT_BITS) | np.repeat(weights[some], counts[some]))
        start = some.stop
    keys, total = sums.done(least)
    return texts_of(keys), (keys >> TEXT_SHIFT).astype(np.int64), total


def _levels(reader: IndexReader, new: ArrivedTexts, base: int, texts: Numbers) -> Numbers:
    out = np.zeros(len(texts), np.int64)
    old = texts < base
    out[old] = reader.of_texts("levels", texts[old])
    out[~old] = new.levels[texts[~old] - base]
    return out


def _sizes(reader: IndexReader, sizes: Numbers, base: int, texts: Numbers, level: Numbers) -> NDArray[np.float64]:
    out = np.zeros(len(texts), np.int64)
    old = texts < base
    table = reader.of_texts("sizes", texts[old], LEVELS)
    out[old] = table[np.arange(len(table)), level[old]]
    out[~old] = sizes[texts[~old] - base, level[~old]]
    return out / FULL


def _related(reader: IndexReader, new: ArrivedTexts, base: int, pairs: Pairs, options: DedupOptions) -> Related:
    """The pairs that share enough, compared by what tells them apart."""
    texts = np.unique(np.concatenate([pairs.first, pairs.second]))
    local = pairs._replace(first=np.searchsorted(texts, pairs.first), second=np.searchsorted(texts, pairs.second))
    old, fresh = texts[texts < base], texts[texts >= base]
    evidence = PairEvidence(
        _figures(reader, new.figures, "figures", texts, base),
        _figures(reader, new.context, "context", texts, base),
        np.concatenate([reader.of_texts("days", old), new.days[fresh - base]]),
    )
    found = relate_pairs(local, evidence, options)
    return found._replace(first=texts[found.first], second=texts[found.second])


def _figures(reader: IndexReader, mine: Hashes, column: str, texts: Numbers, base: int) -> Hashes:
    """Postings of the figures of some texts, which are numbered by position."""
    old = texts[texts < base]
    parts = []
    for values, count in reader.ranges(column, *texts_range(old, HASH_BITS)):
        parts.append(_numbered(values, np.arange(len(old)), count))
    fresh = texts[texts >= base]
    low, high = texts_range(fresh - base, HASH_BITS)
    start = np.searchsorted(mine, low)
    count = np.searchsorted(mine, high) - start
    parts.append(_numbered(mine[consecutive(start, count)], np.arange(len(old), len(texts)), count))
    return np.concatenate(parts)


def _numbered(values: Hashes, numbers: Numbers, count: Numbers) -> Hashes:
    """(text, figure) as (figure, number)."""
    out: Hashes = (values << TEXT_SHIFT) | np.repeat(numbers, count).astype(np.uint64)
    return out
