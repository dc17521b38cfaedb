"""The relation of two texts, from the shingles they share and what tells them apart: figures, and names in one slot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.dedup.matching.posting_joins import AT_ONCE, by_text
from newsclean.dedup.matching.shingles import HASH_MASK, HASH_SHIFT, consecutive, texts_of
from newsclean.dedup.matching.slot_matching import Filled, among, match_slots
from newsclean.dedup.model import PairEvidence, Pairs, Related, Shares
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


@dataclass(frozen=True, slots=True)
class TemplateOptions:
    """What the slots of a template say: other names in several are another story, another figure is an update.

    Of 508 notices made from one template 426 have other names in two slots and a fifth of them, of 3,000 copies of
    similar length 12. Of 62 short copies 2 have another name in three slots of ten, both corrections of a misspelt one.
    Another figure in a quarter of the slots have 249 of 296 real notices of other days and 2 of 417 real
    copies; a correction of the same day has it too, so that the dates decide.
    """

    names: float = 0.2  # share of the slots with names that hold other ones, from which it is another story
    several: int = 2  # such slots at least
    short_names: float = 0.3  # the share for short texts, for which one slot is enough
    short: int = 64  # shingles of a short text at most
    figures: float = 0.25  # share of the slots with figures that hold other ones, from which it is an update
    later: float = 0.5  # days between a report and its update at least: nearer, it is a correction of the same copy


NOTICES, TEMPLATES = NoticeOptions(), TemplateOptions()


def relate_pairs(pairs: Pairs, evidence: PairEvidence, options: DedupOptions) -> Related:
    """The pairs that share enough and are of one story."""
    jaccard = pairs.shared / np.maximum(pairs.size_first + pairs.size_second - pairs.shared, FLOOR)
    inside = pairs.shared / np.maximum(np.minimum(pairs.size_first, pairs.size_second), FLOOR)
    enough = (jaccard >= options.jaccard) | (inside >= options.containment)
    pairs, jaccard, inside = pairs.at(enough), jaccard[enough], inside[enough]
    alike = _alike(pairs, options)
    limit = np.where(inside >= options.same_words, options.veto, options.veto_else)
    known = _of_pairs(pairs, evidence)
    missing, least, count = _missing_figures(pairs, known)
    short = alike & (np.maximum(pairs.size_first, pairs.size_second) <= NOTICES.shingles)
    notices = short & (least >= NOTICES.replaced) & (count <= NOTICES.figures)
    slots = match_slots(pairs, known.context)
    found = Related(
        pairs.first,
        pairs.second,
        jaccard,
        np.minimum(pairs.shared / np.maximum(pairs.size_first, FLOOR), 1),
        np.minimum(pairs.shared / np.maximum(pairs.size_second, FLOOR), 1),
        ((missing > limit) & (alike | (inside < options.same_words)))
        | notices
        | (alike & _revised(pairs, slots.figures, evidence.days)),
        alike & (jaccard < options.jaccard),
    )
    one_story = ~(alike & _of_others(pairs, slots.names))
    return found.at(one_story)


def _of_others(pairs: Pairs, names: Filled) -> NDArray[np.bool_]:
    """Where the template is the same, and the subject is not."""
    is_short = np.maximum(pairs.size_first, pairs.size_second) <= TEMPLATES.short
    in_several = (names.replaced >= TEMPLATES.several) & (names.replaced >= TEMPLATES.names * names.shared)
    in_one = is_short & (names.replaced > 0) & (names.replaced >= TEMPLATES.short_names * names.shared)
    return np.asarray(in_several | in_one)


def _revised(pairs: Pairs, figures: Filled, days: Shares) -> NDArray[np.bool_]:
    """Where a later text has another figure in the place of one: more are saved, or fewer are missing."""
    first, second = days[pairs.first], days[pairs.second]
    dated = np.isfinite(first) & np.isfinite(second)
    apart = np.abs(np.where(dated, first, 0) - np.where(dated, second, 0))
    replaced = (figures.replaced > 0) & (figures.replaced >= TEMPLATES.figures * figures.shared)
    return np.asarray(replaced & (apart >= TEMPLATES.later))


def _alike(pairs: Pairs, options: DedupOptions) -> NDArray[np.bool_]:
    """Which pairs have similar lengths: there containment is no better than Jaccard, and templates look alike."""
    shorter, longer = np.minimum(pairs.size_first, pairs.size_second), np.maximum(pairs.size_first, pairs.size_second)
    return np.asarray(shorter > options.alike * longer)


class _Known(NamedTuple):
    """Of the texts of some pairs, (text, hash) in order, each once."""

    figures: Hashes
    context: Hashes


def _of_pairs(pairs: Pairs, evidence: PairEvidence) -> _Known:
    wanted = np.zeros(1 + int(max(pairs.first.max(initial=0), pairs.second.max(initial=0))), bool)
    wanted[pairs.first] = wanted[pairs.second] = True
    return _Known(by_text(_of(evidence.figures, wanted)), by_text(_of(evidence.context, wanted)))


def _missing_figures(pairs: Pairs, known: _Known) -> tuple[Shares, Shares, Numbers]:
    """The share of the figures of the text with fewer of them that the other text lacks; the lesser of the shares of
    both; and how many figures the text with fewer has. A share is 0 if there are no figures.
    """
    asked, present = known.figures, np.union1d(known.figures, known.context)
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
    missing = np.bincount(of_pair[~among(wanted, present)], minlength=len(count))
    return np.asarray(missing / np.maximum(count, 1)), count


def _of(figures: Hashes | SortedRuns, wanted: NDArray[np.bool_]) -> Hashes:
    """The postings of some texts."""
    if isinstance(figures, SortedRuns):
        return np.concatenate([np.zeros(0, np.uint64), *(_of(part, wanted) for part in figures.parts(AT_ONCE))])
    texts = np.minimum(texts_of(figures), len(wanted) - 1)
    out: Hashes = figures[wanted[texts] & (texts == texts_of(figures))]
    return out
