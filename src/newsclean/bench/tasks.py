"""What is timed: whole capabilities, each cleaner alone, and peers that do the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from typing import Any

import newsclean as nc
from newsclean.clean.registry import CLEANERS

Record = Mapping[str, Any]
Run = Callable[[Any], object]
REPAIRS = ("repair", "invisibles", "spaces", "unwrap", "glue")
WORDS, HASHES, THRESHOLD = 5, 128, 0.7  # of the peers' shingles and signatures, as in their own documentation


@dataclass(frozen=True, slots=True)
class Sample:
    """The articles of one round: records with text, and pages of HTML."""

    records: Sequence[Record]
    pages: Sequence[str]


@dataclass(frozen=True, slots=True)
class Task:
    """A task to time: `make` returns a function over everything that `given` selects from the sample."""

    name: str
    make: Callable[[], Run]
    given: Callable[[Sample], Sequence[Any]]
    group: str = "whole"
    peers: Mapping[str, Callable[[], Run]] = field(default_factory=dict)  # module name to the factory of the function


def given_texts(sample: Sample) -> Sequence[str]:
    """The texts of a sample."""
    return [record["text"] for record in sample.records]


def given_pages(sample: Sample) -> Sequence[str]:
    """The pages of a sample."""
    return sample.pages


def given_records(sample: Sample) -> Sequence[Record]:
    """The records of a sample."""
    return sample.records


def _some(sample: Sample) -> Sequence[Record]:
    """A quarter of the records: the sample's sentences are alike, which makes clustering slow on it."""
    return sample.records[: max(len(sample.records) // 4, 1)]


def _half(sample: Sample) -> Sequence[str]:
    """Half of the texts: there are many cleaners, and there should be many rounds, too."""
    return given_texts(sample)[: max(len(sample.records) // 2, 1)]


def all_tasks() -> list[Task]:
    """All tasks of this newsclean; a capability that is not installed is left out."""
    return [*_whole(), *_alone()]


def _whole() -> Iterator[Task]:
    yield Task("clean text", partial(_pipeline, "news"), given_texts, peers={"ftfy": _ftfy})
    html = {"trafilatura": _trafilatura, "resiliparse": _resiliparse}
    yield Task("clean HTML", partial(_pipeline, "news"), given_pages, peers=html)
    dedup = {"datasketch": _datasketch, "rensa": _rensa, "gaoya": _gaoya}
    yield Task("dedup", lambda: nc.deduplicate, given_records, peers=dedup)
    yield Task("quantities", lambda: _each(nc.find_quantities), given_texts)
    if getattr(nc, "find_claims", None) is not None:
        yield Task("find claims", lambda: _each(lambda record: list(nc.find_claims(record))), given_records)
    if (cluster := getattr(nc, "cluster_claims", None)) is not None:
        yield Task("cluster claims", lambda: lambda given: list(cluster(given)), _some)


def _alone() -> Iterator[Task]:
    for name in (*REPAIRS, *CLEANERS):
        yield Task(name, partial(_cleaner, name), _half, "alone")


def _each(function: Callable[[Any], object]) -> Run:
    def run(given: Sequence[Any]) -> None:
        for one in given:
            function(one)

    return run


def _pipeline(name: str) -> Run:
    return _each(nc.Pipeline(nc.cleaners.preset(name)))  # a new one, with an empty cache


def _cleaner(name: str) -> Run:
    return _each(nc.Pipeline([nc.cleaners.load(name)]))


def _ftfy() -> Run:
    return _each(import_module("ftfy").fix_text)


def _trafilatura() -> Run:
    return _each(import_module("trafilatura").extract)


def _resiliparse() -> Run:
    extract = import_module("resiliparse.extract.html2text").extract_plain_text
    return _each(partial(extract, main_content=True))


def shingles(text: str) -> list[str]:
    """Word 5-grams; the text itself when it is shorter.

    >>> shingles("a b c d e f"), shingles("a")
    (['a b c d e', 'b c d e f'], ['a'])
    """
    words = text.lower().split()
    return [" ".join(words[i : i + WORDS]) for i in range(len(words) - WORDS + 1)] or [text]


def _datasketch() -> Run:
    peer = import_module("datasketch")

    def run(given: Sequence[Record]) -> None:
        index = peer.MinHashLSH(threshold=THRESHOLD, num_perm=HASHES)
        for at, record in enumerate(given):
            sketch = peer.MinHash(num_perm=HASHES)
            sketch.update_batch([shingle.encode() for shingle in shingles(record["text"])])
            index.query(sketch)
            index.insert(at, sketch)

    return run


def _rensa() -> Run:
    peer = import_module("rensa")

    def run(given: Sequence[Record]) -> None:
        index = peer.RMinHashLSH(threshold=THRESHOLD, num_perm=HASHES, num_bands=32)
        for at, record in enumerate(given):
            sketch = peer.RMinHash(num_perm=HASHES, seed=42)
            sketch.update(shingles(record["text"]))
            index.query(sketch)
            index.insert(at, sketch)

    return run


def _gaoya() -> Run:
    peer = import_module("gaoya.minhash")

    def run(given: Sequence[Record]) -> None:
        index = peer.MinHashStringIndex(
            hash_size=32, jaccard_threshold=THRESHOLD, num_bands=32, band_size=4, analyzer="word", lowercase=True,
            ngram_range=(WORDS, WORDS),
        )  # fmt: skip
        for at, record in enumerate(given):
            index.query(record["text"])
            index.insert_document(at, record["text"])

    return run
