"""The store of an article index: which settings matter, and how its reading is numbered."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from newsclean.core.index_store import Store
from newsclean.core.json_text import typed
from newsclean.core.manifest import AGAIN, IndexKind
from newsclean.dedup.index.segment_check import sound_values
from newsclean.dedup.index.segments import SUFFIX, Segment, open_segment
from newsclean.dedup.options import DedupOptions
from newsclean.errors import DuplicateError, IndexFileError

READING = 4  # of words, shingles and figures: increased by hand when test_reading.py reports a change
KIND = IndexKind(
    "newsclean index",
    READING,
    (SUFFIX,),
    when_locked=", or add to an index of its own and merge the two later",
)
FREE = ("keep", "prefer", "batch")  # settings without effect here: the first copy to arrive is kept
SMALL = 1 << 26  # bytes of an index that is read whole to check it when it is opened: 50 ms
TRIES = 5  # attempts to read an index that another process writes


def open_store(path: Path, options: DedupOptions | None, *, write: bool) -> Store:
    """The folder of an index. Raises IndexFileError when it cannot be used."""
    if options is not None:
        _refuse_choice(path, options)
    return Store(
        path, KIND, None if options is None else index_stamp(options), index_stamp(DedupOptions()), write=write
    )


def index_stamp(options: DedupOptions) -> dict[str, Any]:
    """Every setting that changes results."""
    return {key: value for key, value in asdict(options).items() if key not in FREE}


def options_of(store: Store) -> DedupOptions:
    """The settings of an index. Raises IndexFileError for invalid ones."""
    try:
        return typed(DedupOptions, {**asdict(DedupOptions()), **store.manifest.settings})
    except (ValueError, DuplicateError) as error:
        raise store.damaged() from error


def segments_of(store: Store) -> list[Segment]:
    """The segments of the last commit. Raises IndexFileError when a file is missing or damaged."""
    for tries in range(TRIES):
        try:
            return _opened(store)
        except FileNotFoundError as error:
            if store.lock or tries == TRIES - 1 or not store.refresh():
                raise IndexFileError(f"{error.filename} is missing; {AGAIN}") from error
    raise AssertionError


def _opened(store: Store) -> list[Segment]:
    found: list[Segment] = []
    is_small = sum(file.size for file in store.files) <= SMALL
    for file in store.files:
        if is_small:
            store.check(file)
        segment = open_segment(store.path, file)
        articles, texts = (found[-1].end_article, found[-1].end_text) if found else (0, 0)
        follows = (segment.first_article, segment.first_text) == (articles, texts)
        if not follows or (is_small and not sound_values(segment)):
            raise store.damaged(file.name)
        found.append(segment)
    return found


def _refuse_choice(path: Path, options: DedupOptions) -> None:
    if options.keep == "longest" or options.prefer:
        raise IndexFileError(f"{path}: an index keeps the copy that came first; leave out keep and prefer")
