"""Deduplicates a JSON Lines file as one tool does: {"cpu": seconds, "memory": most bytes, "clusters": {id: cluster}}.

Run by benchmarks.dedup with the tool's own Python. Peers get word 5-grams, 128 hashes and connected components; where
one has several ways to do that, the fastest that its documentation shows.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

PERMUTATIONS, WIDTH, BANDS = 128, 5, 32
AT_ONCE = 1_000  # texts whose shingles are held together
Edges = Iterable[tuple[int, int]]


def shingles(text: str) -> list[str]:
    """Word 5-grams; the text itself when it is shorter."""
    words = text.lower().split()
    return list(map(" ".join, zip(*(words[at:] for at in range(WIDTH)), strict=False))) or [text]


def datasketch(texts: list[str], threshold: float) -> Edges:
    """MinHashLSH, candidates verified by their signatures."""
    peer = import_module("datasketch")
    index = peer.MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
    hashes = []
    for at, text in enumerate(texts):
        made = peer.MinHash(num_perm=PERMUTATIONS)
        made.update_batch([s.encode() for s in shingles(text)])
        hashes.append(made)
        yield from ((at, other) for other in index.query(made) if made.jaccard(hashes[other]) >= threshold)
        index.insert(at, made)


def rensa(texts: list[str], threshold: float, cut: Callable[[str], list[str]] = shingles) -> Edges:
    """RMinHash.from_token_sets and RMinHashLSH, candidates verified by their signatures."""
    peer = import_module("rensa")
    index = peer.RMinHashLSH(threshold=threshold, num_perm=PERMUTATIONS, num_bands=BANDS)
    hashes: list[Any] = []
    for start in range(0, len(texts), AT_ONCE):
        sets = [cut(text) for text in texts[start : start + AT_ONCE]]
        for made in peer.RMinHash.from_token_sets(sets, num_perm=PERMUTATIONS, seed=42):
            at = len(hashes)
            hashes.append(made)
            yield from ((at, other) for other in index.query(made) if made.jaccard(hashes[other]) >= threshold)
            index.insert(at, made)


def rensa_words(texts: list[str], threshold: float) -> Edges:
    """The same on single words, as its own examples have it: no shingles to make, and word order counts for nothing."""
    return rensa(texts, threshold, str.split)


def gaoya(texts: list[str], threshold: float) -> Edges:
    """MinHashStringIndex."""
    index = import_module("gaoya.minhash").MinHashStringIndex(
        hash_size=32, jaccard_threshold=threshold, num_bands=BANDS, band_size=4, analyzer="word", lowercase=True,
        ngram_range=(WIDTH, WIDTH),
    )  # fmt: skip
    for at, text in enumerate(texts):
        yield from ((at, int(other)) for other in index.query(text))
        index.insert_document(at, text)


def text_dedup(texts: list[str], threshold: float) -> Edges:
    """What text_dedup.minhash does to each record, and its tables, without reading and writing data sets."""
    peer, utils, np = import_module("text_dedup.minhash"), import_module("text_dedup.utils"), import_module("numpy")
    bands, rows = utils.optimal_param(threshold, PERMUTATIONS, false_positive_weight=0.5, false_negative_weight=0.5)
    most, prime = np.uint32((1 << 32) - 1), np.uint32((1 << 32) - 5)
    draws = [peer.RNG.randint(low, prime, size=PERMUTATIONS, dtype=np.uint32) for low in (1, 0)]
    spans = [(band * rows, (band + 1) * rows) for band in range(bands)]
    settings = {
        "num_perm": PERMUTATIONS, "ngram_size": WIDTH, "min_length": 0, "hashranges": spans, "permutations": draws,
        "hash_func": utils.xxh3_32hash, "dtype": np.uint32, "max_hash": most, "modulo_prime": prime,
    }  # fmt: skip
    tables: list[dict[bytes, int]] = [{} for _ in range(bands)]
    for at, text in enumerate(texts):
        made = peer.embed_func(text, at, **settings)["__signatures__"]
        yield from ((at, table.setdefault(band, at)) for table, band in zip(tables, made, strict=True))


def components(count: int, edges: Edges) -> list[int]:
    """The smallest member of each one's component."""
    parent = list(range(count))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for one, other in edges:
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    return [root(at) for at in range(count)]


PEERS: dict[str, Callable[[list[str], float], Edges]] = {
    "datasketch": datasketch, "rensa": rensa, "rensa_words": rensa_words, "gaoya": gaoya, "text_dedup": text_dedup,
}  # fmt: skip


def clusters(name: str, path: str, threshold: str) -> dict[str, Any]:
    """{id: cluster} as a tool has them."""
    with Path(path).open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    if name == "newsclean":
        marks = import_module("newsclean").deduplicate(records).marks
        return {record["id"]: mark.cluster for record, mark in zip(records, marks, strict=True)}
    found = components(len(records), PEERS[name]([record["text"] for record in records], float(threshold)))
    return {record["id"]: records[at]["id"] for record, at in zip(records, found, strict=True)}


def memory() -> int:
    """Bytes that the process held at most; 0 where that cannot be asked."""
    status = Path("/proc/self/status")
    if status.exists():  # of this process alone: getrusage hands on what the parent held before it started
        peak = re.search(r"VmHWM:\s*(\d+)", status.read_text(encoding="ascii"))
        return int(peak[1]) * 1024 if peak else 0
    return (
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        if resource
        else 0
    )


def main(name: str, path: str, threshold: str = "") -> None:
    """Run a tool on a file."""
    sys.path = [place for place in sys.path if place != str(Path(__file__).parent)]  # html.py is another module there
    started = os.times()
    clock = time.process_time()
    found = clusters(name, path, threshold)
    done = os.times()
    children = done.children_user + done.children_system - started.children_user - started.children_system
    cpu = time.process_time() - clock + children
    json.dump({"cpu": cpu, "memory": memory(), "clusters": found}, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
