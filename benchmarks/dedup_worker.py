"""Deduplicates a JSON Lines file as one peer does, and prints {"cpu": seconds, "clusters": {id: cluster}}.

Run by benchmarks.dedup with the peer's own Python: word 5-grams, 128 hashes, connected components.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path

PERMUTATIONS, WIDTH = 128, 5
Edges = Iterable[tuple[int, int]]


def shingles(text: str) -> list[str]:
    """Word 5-grams; the text itself when it is shorter."""
    words = text.lower().split()
    return [" ".join(words[i : i + WIDTH]) for i in range(len(words) - WIDTH + 1)] or [text]


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


def rensa(texts: list[str], threshold: float) -> Edges:
    """RMinHashLSH, candidates verified by their signatures."""
    peer = import_module("rensa")
    index = peer.RMinHashLSH(threshold=threshold, num_perm=PERMUTATIONS, num_bands=32)
    hashes = []
    for at, text in enumerate(texts):
        made = peer.RMinHash(num_perm=PERMUTATIONS, seed=42)
        made.update(shingles(text))
        hashes.append(made)
        yield from ((at, other) for other in index.query(made) if made.jaccard(hashes[other]) >= threshold)
        index.insert(at, made)


def gaoya(texts: list[str], threshold: float) -> Edges:
    """MinHashStringIndex."""
    index = import_module("gaoya.minhash").MinHashStringIndex(
        hash_size=32, jaccard_threshold=threshold, num_bands=32, band_size=4, analyzer="word", lowercase=True,
        ngram_range=(WIDTH, WIDTH),
    )  # fmt: skip
    for at, text in enumerate(texts):
        yield from ((at, int(other)) for other in index.query(text))
        index.insert_document(at, text)


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


PEERS: dict[str, Callable[[list[str], float], Edges]] = {"datasketch": datasketch, "rensa": rensa, "gaoya": gaoya}


def main(name: str, path: str, threshold: str) -> None:
    """Run a peer on a file."""
    started = time.process_time()
    records = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    found = components(len(records), PEERS[name]([record["text"] for record in records], float(threshold)))
    cpu = time.process_time() - started
    clusters = {record["id"]: records[at]["id"] for record, at in zip(records, found, strict=True)}
    json.dump({"cpu": cpu, "clusters": clusters}, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
