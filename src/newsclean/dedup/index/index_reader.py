"""All segments of an index, queried as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from newsclean.dedup.index.segments import COLUMNS, Array, Segment
from newsclean.dedup.matching.shingles import consecutive
from newsclean.text.hashed_tokens import Hashes, Numbers


class IndexReader:
    """All segments of an index, queried as one."""

    def __init__(self, segments: Iterable[Segment] = ()) -> None:
        self.segments = list(segments)

    @property
    def articles(self) -> int:
        """The number of articles."""
        return self.segments[-1].end_article if self.segments else 0

    @property
    def texts(self) -> int:
        """The number of texts."""
        return self.segments[-1].end_text if self.segments else 0

    def latest(self, lookup: str, keys: Hashes) -> Numbers:
        """For each key, the last position with it, -1 for none."""
        out = np.full(len(keys), -1, np.int64)
        order = np.argsort(keys)
        asked = keys[order]
        for segment in self.segments:
            known = segment[f"{lookup}_keys"]
            if len(known):
                at = np.searchsorted(known, asked, side="right") - 1
                hit = (at >= 0) & (known[at] == asked)
                out[order[hit]] = segment[f"{lookup}_at"][at[hit]]
        return out

    def facts(self, column: str, numbers: Numbers) -> Array:
        """Values of a column of articles."""
        return self._gathered(column, numbers, [s.first_article for s in self.segments], 1)

    def of_texts(self, column: str, numbers: Numbers, width: int = 1) -> Array:
        """Values of a column of texts; `width` of them each."""
        return self._gathered(column, numbers, [s.first_text for s in self.segments], width)

    def _gathered(self, column: str, numbers: Numbers, firsts: Sequence[int], width: int) -> Array:
        shape = len(numbers) if width == 1 else (len(numbers), width)
        out = np.zeros(shape, COLUMNS[column])
        of = np.searchsorted(firsts, numbers, side="right") - 1
        for at in np.unique(of).tolist():
            here = of == at
            values = self.segments[at][column]
            out[here] = (values if width == 1 else values.reshape(-1, width))[numbers[here] - firsts[at]]
        return out

    def ranges(self, column: str, low: Hashes, high: Hashes) -> Iterator[tuple[Hashes, Numbers]]:
        """For each segment: the values of a sorted column from low to high (exclusive), and how many for each."""
        for segment in self.segments:
            values = segment[column]
            start = np.searchsorted(values, low)
            count = np.searchsorted(values, high) - start
            yield values[consecutive(start, count)], count

    def name_json(self, article: int) -> bytes:
        """The id of an article, as JSON."""
        firsts = [s.first_article for s in self.segments]
        return self.segments[int(np.searchsorted(firsts, article, side="right")) - 1].name_json(article)


def texts_range(texts: Numbers, bits: int) -> tuple[Hashes, Hashes]:
    """The bounds of some texts in a column that is sorted by text."""
    return texts.astype(np.uint64) << np.uint64(bits), (texts + 1).astype(np.uint64) << np.uint64(bits)
