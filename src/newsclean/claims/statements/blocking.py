"""Many short texts as columns of words, and which pairs of texts share rare pairs of words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.claims.statements.statement_options import STATEMENTS
from newsclean.text.hashed_tokens import Hashes, Numbers, mix, span_hashes
from newsclean.text.synonyms import ANY, CLOSED, END, HAS_UNSPACED, NOTHING, SAID, SPACED, Lexicon

AT_ONCE = 1 << 14  # texts read together: 2 MB of text, some 15 MB of Python strings
TABLE_BITS = 26  # of the table of how often pairs of words are met: 128 MB; larger corpora see more of them as common
# What a pair of words counts, by the number of texts that have it: in full for two, a quarter for COMMON.
FADING = 1 / (1 + np.log2(np.maximum(np.arange(STATEMENTS.common + 1), 2) / 2) * 0.6)
KEY_BITS = np.uint64(4)
FULL = np.uint64((1 << 4) - 1)
Ids = NDArray[np.int32]
Flags = NDArray[np.bool_]


class StatementTexts(Sequence[str]):
    """The texts of rows that have one, without a second list of them."""

    def __init__(self, rows: Sequence[Any]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, at):  # type: ignore[no-untyped-def]
        found = self._rows[at]
        return [row.text for row in found] if isinstance(at, slice) else found.text


class TextColumns(NamedTuple):
    """The words of texts, one after another: numbers of a Lexicon without stop words."""

    ids: Ids
    starts: Numbers  # of each text, and the end of the last
    hashes: Hashes  # of each text: equal for texts of equal words
    bits: NDArray[np.float32]  # of the words of each text, together

    def of(self, at: int) -> list[int]:
        """The words of one text."""
        found: list[int] = self.ids[self.starts[at] : self.starts[at + 1]].tolist()
        return found


def read_texts(texts: Sequence[str], lexicon: Lexicon) -> TextColumns:
    """The words of texts.

    >>> it = read_texts(["Trade rose.", "The trade … rose?", "", "Rose traded."], Lexicon())
    >>> it.starts.tolist(), (it.hashes[0] == it.hashes[1]).item(), (it.hashes[0] == it.hashes[3]).item()
    ([0, 2, 4, 4, 6], True, False)
    """
    parts = [word_numbers(texts[at : at + AT_ONCE], lexicon) for at in range(0, len(texts), AT_ONCE)]
    ids = np.concatenate([np.zeros(0, np.int32), *(ids for ids, _ in parts)])
    counts = np.concatenate([np.zeros(1, np.int64), *(counts for _, counts in parts)])
    starts = np.cumsum(counts)
    del parts
    hashes, bits = np.empty(len(texts), np.uint64), np.empty(len(texts), np.float32)
    of_word, weight = lexicon.columns()
    for at in range(0, len(texts), AT_ONCE):
        bounds = starts[at : at + AT_ONCE + 1]
        inside = ids[bounds[0] : bounds[-1]]
        here = slice(at, at + len(bounds) - 1)
        hashes[here], bits[here] = _whole(inside, bounds - bounds[0], of_word, weight)
    return TextColumns(ids, starts, hashes, bits)


def _whole(
    ids: Ids, bounds: Numbers, of_word: Hashes, weight: NDArray[np.float32]
) -> tuple[Hashes, NDArray[np.float64]]:
    """Of each text: a hash of its words, commas aside, and their bits."""
    sums = np.concatenate([np.zeros(1), np.cumsum(weight[ids], dtype=np.float64)])
    words = np.flatnonzero(ids > SAID)
    edges = np.searchsorted(words, bounds)
    return span_hashes(of_word[ids[words]], edges[:-1], edges[1:]), sums[bounds[1:]] - sums[bounds[:-1]]


def word_numbers(texts: Sequence[str], lexicon: Lexicon) -> tuple[Ids, Numbers]:
    """The numbers of the words of some texts, one after another, and how many each text has.

    >>> [column.tolist() for column in word_numbers([], Lexicon())]
    [[], []]
    """
    if not texts:
        return np.zeros(0, np.int32), np.zeros(0, np.int64)
    whole = CLOSED.join(
        [*(text if len(text) <= STATEMENTS.longest else text[: STATEMENTS.longest] for text in texts), ""]
    )
    if whole.count(CLOSED) != len(texts):  # some text has one of its own
        whole = CLOSED.join([*(text[: STATEMENTS.longest].replace(CLOSED, " ") for text in texts), ""])
    for short, plain in (("US$", "$"), ("U.S.", "US "), ("U.K.", "UK "), ("U.N.", "UN ")):
        whole = whole.replace(short, plain)
    found = (ANY if HAS_UNSPACED.search(whole) else SPACED).findall(whole)
    ids = np.fromiter(map(lexicon.__getitem__, found), np.int32, len(found))
    ids = ids[ids != NOTHING]
    ends = np.flatnonzero(ids == END)
    counts = np.diff(ends, prepend=-1) - 1
    rank = np.arange(len(ids)) - np.repeat(np.append(0, ends[:-1] + 1), counts + 1)
    return ids[(ids != END) & (rank < STATEMENTS.most_words)], np.minimum(counts, STATEMENTS.most_words)


def word_pairs(texts: TextColumns, rows: Numbers, lexicon: Lexicon) -> Iterator[tuple[Hashes, NDArray[np.uint8]]]:
    """In pieces: postings of words near one another in the texts `rows`, and the bits of each pair (0–15)."""
    hashes, weight = lexicon.columns()
    for at in range(0, len(rows), AT_ONCE * 4):
        chosen = rows[at : at + AT_ONCE * 4]
        counts = texts.starts[chosen + 1] - texts.starts[chosen]
        ends = np.cumsum(counts)
        place = np.arange(ends[-1] if len(ends) else 0) + np.repeat(texts.starts[chosen] - (ends - counts), counts)
        ids, row = texts.ids[place], np.repeat(np.arange(at, at + len(chosen)), counts)
        weighty = weight[ids] > 0
        ids, row = ids[weighty], row[weighty]
        yield _near(ids, row, hashes, weight)


def _near(ids: Ids, row: Numbers, hashes: Hashes, weight: NDArray[np.float32]) -> tuple[Hashes, NDArray[np.uint8]]:
    from newsclean.dedup.matching.shingles import pack_postings

    postings, bits = [np.zeros(0, np.uint64)], [np.zeros(0, np.uint8)]
    for apart in range(1, STATEMENTS.reach + 1):
        one, other = ids[:-apart], ids[apart:]
        here = np.flatnonzero((row[:-apart] == row[apart:]) & (one != other))
        one, other = one[here], other[here]
        postings.append(pack_postings(mix(hashes[one] + hashes[other]), row[here]))
        bits.append(np.minimum(np.rint((weight[one] + weight[other]) / 2), 15).astype(np.uint8))
    return np.concatenate(postings), np.concatenate(bits)


def repeated_word_pairs(texts: TextColumns, rows: Numbers, lexicon: Lexicon) -> tuple[Hashes, NDArray[np.uint8]]:
    """The postings of those pairs of words that two to COMMON texts have, sorted, and the bits of each."""
    from newsclean.dedup.matching.shingles import run_starts

    size = min(TABLE_BITS, max(12, int(len(rows) * 40).bit_length()))
    table = np.zeros(1 << size, np.uint16)
    shift = np.uint64(64 - size)
    for postings, _ in word_pairs(texts, rows, lexicon):
        np.add.at(table, postings >> shift, np.uint16(1))
    kept, worth = [np.zeros(0, np.uint64)], [np.zeros(0, np.uint8)]
    for postings, bits in word_pairs(texts, rows, lexicon):
        times = table[postings >> shift]
        some = (times > 1) & (times <= STATEMENTS.common * 2)  # more than COMMON: another pair may have the same place
        kept.append(postings[some])
        worth.append(bits[some])
    del table
    every, bits = np.concatenate(kept), np.concatenate(worth)
    order = np.argsort(every)
    every, bits = every[order], bits[order]
    new = run_starts(every)
    return every[new], bits[new]


def candidate_statements(
    texts: TextColumns, rows: Numbers, lexicon: Lexicon, least: int
) -> tuple[Numbers, Numbers, Numbers]:
    """Pairs of places in `rows` (first < second) whose common pairs of words have at least `least` bits."""
    from newsclean.dedup.matching.shingles import TEXT_BITS, run_starts, texts_of

    postings, bits = repeated_word_pairs(texts, rows, lexicon)
    key = postings >> np.uint64(TEXT_BITS)
    starts = np.flatnonzero(run_starts(key))
    times = np.diff(np.append(starts, len(key)))
    common = _cut(times, STATEMENTS.pairs_per_text * len(rows) + STATEMENTS.pairs_least)
    some = np.repeat((times > 1) & (times <= common), times)
    place = (np.arange(len(key)) - np.repeat(starts, times))[some]
    left = (np.repeat(times, times)[some] - place).astype(np.int64)
    row = texts_of(postings[some]).astype(np.uint64)
    bits = np.rint(bits[some] * FADING[np.repeat(times, times)[some]]).astype(np.uint64)
    del postings, key, some, place
    found = [np.zeros(0, np.uint64)]
    for apart in range(1, common):
        here = np.flatnonzero(left > apart)
        one, other = row[here], row[here + apart]  # sorted by text within a key
        pair = (one << np.uint64(TEXT_BITS)) | other
        found.append((pair << KEY_BITS) | bits[here])
    return _summed(np.concatenate(found), least)


def _cut(times: Numbers, budget: int) -> int:
    """How many texts a pair of words may stand in, so that the pairs of texts stay within the budget."""
    counts = np.bincount(np.minimum(times, STATEMENTS.common + 1), minlength=STATEMENTS.common + 2)[
        : STATEMENTS.common + 1
    ]
    sizes = np.arange(STATEMENTS.common + 1)
    events = np.cumsum(counts * sizes * (sizes - 1) // 2)
    return max(2, int(np.searchsorted(events, budget, side="right")) - 1)


def _summed(events: Hashes, least: int) -> tuple[Numbers, Numbers, Numbers]:
    from newsclean.dedup.matching.shingles import TEXT_BITS, run_starts, texts_of

    events.sort()
    pair = events >> KEY_BITS
    starts = np.flatnonzero(run_starts(pair))
    if not len(starts):
        return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.int64)
    sums = np.add.reduceat((events & FULL).astype(np.int32), starts).astype(np.int64)
    enough = sums >= least
    pair, sums = pair[starts[enough]], sums[enough]
    return (pair >> np.uint64(TEXT_BITS)).astype(np.int64), texts_of(pair), sums


def shared_bits(texts: TextColumns, one: Numbers, other: Numbers, lexicon: Lexicon) -> NDArray[np.float32]:
    """The bits of the rarest words that pairs of texts share, and as a share of both texts: an array of two columns."""
    hashes, weight = lexicon.columns()
    every, place = np.unique(np.concatenate([one, other]), return_inverse=True)
    keys, bits = _profiles(texts, every, hashes, weight)
    out = np.empty((len(one), 2), np.float32)
    for at in range(0, len(one), AT_ONCE):
        a, b = place[: len(one)][at : at + AT_ONCE], place[len(one) :][at : at + AT_ONCE]
        same = (keys[a][:, :, None] == keys[b][:, None, :]).any(axis=2)
        shared = (bits[a] * same).sum(axis=1)
        out[at : at + AT_ONCE, 0] = shared
        out[at : at + AT_ONCE, 1] = 2 * shared / np.maximum(bits[a].sum(axis=1) + bits[b].sum(axis=1), 1e-9)
    return out


def _profiles(
    texts: TextColumns, rows: Numbers, hashes: Hashes, weight: NDArray[np.float32]
) -> tuple[Hashes, NDArray[np.float32]]:
    """The rarest words of some texts: their hashes (0 where there are fewer), and bits."""
    keys = np.zeros((len(rows), STATEMENTS.profile), np.uint64)
    bits = np.zeros((len(rows), STATEMENTS.profile), np.float32)
    for at in range(0, len(rows), AT_ONCE):
        chosen = rows[at : at + AT_ONCE]
        counts = texts.starts[chosen + 1] - texts.starts[chosen]
        wide = np.arange(STATEMENTS.most_words)[None, :]
        inside = wide < counts[:, None]
        ids = texts.ids[np.minimum(texts.starts[chosen][:, None] + wide, max(len(texts.ids) - 1, 0))]
        weights = np.where(inside, weight[ids], 0)
        order = np.argsort(-weights, axis=1, kind="stable")[:, : STATEMENTS.profile]
        bits[at : at + AT_ONCE] = np.take_along_axis(weights, order, axis=1)
        keys[at : at + AT_ONCE] = np.where(
            bits[at : at + AT_ONCE] > 0, hashes[np.take_along_axis(ids, order, axis=1)], 0
        )
    return keys, bits
