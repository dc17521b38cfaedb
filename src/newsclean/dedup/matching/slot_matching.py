"""What two similar texts hold in the slots of one template."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.dedup.matching.shingles import HASH_MASK, HASH_SHIFT, consecutive, run_starts
from newsclean.dedup.model import Pairs
from newsclean.dedup.reading.slots import FIGURE, FRAME_SHIFT, SLOT, SPELLED, VALUE_SHIFT
from newsclean.text.hashed_tokens import Hashes, Numbers


class Filled(NamedTuple):
    """For each pair of texts: how many slots both have, and in how many of them nothing is the same.

    A figure in letters that is the same is in neither: a house that writes small ones so has them in every sentence.
    """

    shared: Numbers
    replaced: Numbers


class SlotMatches(NamedTuple):
    """The same by what the slots hold."""

    names: Filled
    figures: Filled


def match_slots(pairs: Pairs, context: Hashes) -> SlotMatches:
    """Compare the slots of pairs. `context` has (text, hash) of their texts, in order, each once.

    >>> from newsclean.dedup.matching.posting_joins import by_text
    >>> from newsclean.dedup.matching.shingles import TEXT_SHIFT, pack_postings
    >>> from newsclean.dedup.reading.slots import lead_slots
    >>> found = lead_slots(["Police in Arvik seek 2 men.", "Police in Moss seek 2 men."])
    >>> pairs = Pairs(np.array([0]), np.array([1]), *np.ones((3, 1)))
    >>> match_slots(pairs, by_text(pack_postings(found.hashes << TEXT_SHIFT, found.texts)))[0]
    Filled(shared=array([1]), replaced=array([1]))
    >>> match_slots(pairs, by_text(np.zeros(0, np.uint64)))[1]
    Filled(shared=array([0]), replaced=array([0]))
    """
    slots = context[(context & SLOT) > 0]
    count = len(pairs.first)
    start, end = np.searchsorted(slots, np.stack([pairs.first, pairs.first + 1]).astype(np.uint64) << HASH_SHIFT)
    of_pair = np.repeat(np.arange(count), end - start)
    mine = slots[consecutive(start, end - start)] & HASH_MASK
    asked = (pairs.second.astype(np.uint64)[of_pair] << HASH_SHIFT) | mine
    frames = mine >> FRAME_SHIFT
    groups = np.flatnonzero(run_starts((of_pair.astype(np.uint64) << HASH_SHIFT) | frames))
    met = among(asked >> VALUE_SHIFT, slots >> VALUE_SHIFT)
    same = np.maximum.reduceat(met, groups) if len(groups) else np.zeros(0, bool)
    both = among(asked[groups] >> FRAME_SHIFT, slots >> FRAME_SHIFT)
    both &= ~same | ((mine[groups] & SPELLED) == 0)
    figure = (mine[groups] & FIGURE) > 0
    return SlotMatches(
        *(_filled(of_pair[groups], both & kind, both & kind & ~same, count) for kind in (~figure, figure))
    )


def _filled(pair: Numbers, shared: NDArray[np.bool_], replaced: NDArray[np.bool_], count: int) -> Filled:
    return Filled(np.bincount(pair[shared], minlength=count), np.bincount(pair[replaced], minlength=count))


def among(wanted: Hashes, known: Hashes) -> NDArray[np.bool_]:
    """Which values are in a sorted array."""
    at = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
    return np.asarray(known[at] == wanted) if len(known) else np.zeros(len(wanted), bool)
