"""A made corpus of news with known copies, of any size, for measuring deduplication.

    python -m benchmarks.dedup_corpus 100000 corpus.jsonl                          # and corpus.clusters.json
    python -m benchmarks.dedup_corpus 1000000 corpus.jsonl --copies 0.1 --texts real.jsonl.gz

Stories are words drawn by Zipf's law with stock phrases between them, about 2.5 kB with an outlet's head and foot.
A share of the articles are copies in another outlet's dress: exact, in house style, cut, or a brief. With `--texts`
(JSON Lines with `text`, gzipped or not) words, their frequencies and phrases are those of real texts. One seed makes
one corpus, byte for byte.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

VOCABULARY, PHRASES, OUTLETS = 60_000, 4_000, 60
STORY = 290  # words, about; outlets put 90 round them
PHRASE_SHARE = 0.08  # of the places of a story: so about one word in four is in a phrase, and most shingles are rare
AT_ONCE = 2_000  # stories made together
HOUSE = ((" percent", "%"), (" million", "m"), (" said", " said on record"), ("government", "govt"))
KINDS = ("exact", "house", "cut", "brief")
SYLLABLES = tuple(
    "ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo ya ze bra cle dro fla gri pla sto tre sha cho".split(" ")  # noqa: SIM905 - to be read
)


@dataclass(frozen=True, slots=True)
class Language:
    """Words and phrases, and how often each is drawn (sums of shares, the last is 1)."""

    tokens: NDArray[np.object_]
    sums: NDArray[np.float64]


def invented(random: np.random.Generator) -> Language:
    """A language that nobody speaks, with the frequencies of one that people do."""
    words: list[str] = []
    for size in range(1, 5):  # the most frequent words are short, as in English
        made = ["".join(parts) for parts in product(SYLLABLES, repeat=size)]
        words += [made[at] for at in random.permutation(len(made)).tolist()[:VOCABULARY]]
    words = [*words[:30], "percent", "million", "said", "government", *words[30 : VOCABULARY - 4]]
    weights = 1 / (np.arange(VOCABULARY) + 2.7)  # Zipf's law with Mandelbrot's shift, as fits English
    sums = np.cumsum(weights) / weights.sum()
    sizes = random.integers(3, 7, PHRASES).tolist()
    phrases = [" ".join(words[np.searchsorted(sums, share)] for share in random.random(n).tolist()) for n in sizes]
    return _language(words, weights, phrases, 1 / (np.arange(PHRASES) + 5))


def learned(path: Path) -> Language:
    """The words of real texts with their frequencies, and the phrases that they repeat most."""
    words, phrases = Counter[str](), Counter[str]()
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as lines:
        for line in lines:
            text = json.loads(line)["text"].split()
            words.update(text)
            phrases.update(" ".join(text[at : at + 5]) for at in range(0, len(text) - 4, 5))
    common, stock = words.most_common(VOCABULARY), phrases.most_common(PHRASES)
    weights, shares = (np.array([times for _, times in rows], float) for rows in (common, stock))
    return _language([w for w, _ in common], weights, [p for p, _ in stock], shares)


def _language(words: list[str], weights: NDArray[Any], phrases: list[str], shares: NDArray[Any]) -> Language:
    parts = [weights / weights.sum() * (1 - PHRASE_SHARE), shares / shares.sum() * PHRASE_SHARE]
    return Language(np.array([*words, *phrases], object), np.cumsum(np.concatenate(parts)))


def stories(count: int, language: Language, random: np.random.Generator) -> Iterator[str]:
    """Texts of sentences and paragraphs, with figures of their own."""
    for start in range(0, count, AT_ONCE):
        for _ in range(min(AT_ONCE, count - start)):
            drawn = np.searchsorted(language.sums, random.random(int(random.integers(STORY // 2, STORY * 5 // 4))))
            yield _prose(language.tokens[np.minimum(drawn, len(language.tokens) - 1)].tolist(), random)


def _prose(words: list[str], random: np.random.Generator) -> str:
    figures = random.integers(0, len(words), 10).tolist()
    values = random.integers(2, 4_000, 10).tolist()
    for at, value in zip(figures, values, strict=True):
        words[at] = f"{value / 10:,} percent" if value % 3 else f"{value:,}"
    sizes, sentences, at = random.integers(12, 30, len(words) // 12 + 1).tolist(), [], 0
    for number, size in enumerate(sizes):
        if at >= len(words):
            break
        said = " ".join(words[at : at + size]).capitalize()
        said = f"'{said}.'" if size % 5 == 0 else f"{said}."
        sentences.append(said + "\n\n" * (number % 3 == 2))
        at += size
    return " ".join(sentences).replace("\n\n ", "\n\n").strip()


@dataclass(frozen=True, slots=True)
class Dress:
    """What an outlet puts round a story; every second one sets curly quotes."""

    name: str
    head: str
    foot: str
    curly: bool

    def on(self, story: str) -> str:
        """The story as it prints it."""
        text = f"{self.head}\n\n{story}\n\n{self.foot}"
        return text.replace(" '", " “").replace(".'", ".”") if self.curly else text


def outlets(language: Language, random: np.random.Generator) -> list[Dress]:
    """Outlets with heads and feet of their own, some tens of words each."""
    parts = [next(stories(1, language, random)).split()[:90] for _ in range(OUTLETS)]
    return [
        Dress(f"outlet{n}.example", " ".join(words[:20]), " ".join(words[20:]), n % 2 == 1)
        for n, words in enumerate(parts)
    ]


def copied(story: str, kind: str, random: np.random.Generator) -> str:
    """The story as another outlet prints it."""
    if kind == "house":
        for ours, theirs in HOUSE:
            story = story.replace(ours, theirs)
        return story
    share = {"exact": 1.0, "cut": random.uniform(0.6, 0.9), "brief": random.uniform(0.25, 0.4)}[kind]
    return story[: int(len(story) * share)]


def records(count: int, copies: float, language: Language, seed: int) -> Iterator[tuple[dict[str, Any], int]]:
    """(record, cluster), `count` of them, a share of them copies of one of the last 1,000 stories."""
    random = np.random.default_rng(seed)
    dresses = outlets(language, random)
    recent: list[tuple[int, int, str]] = []  # cluster, day, story
    made = stories(count, language, random)
    for at in range(count):
        if recent and random.random() < copies:
            cluster, day, story = recent[int(random.integers(len(recent)))]
            text = copied(story, KINDS[int(random.integers(len(KINDS)))], random)
        else:
            cluster, day, text = at, at * 365 // count, next(made)
            recent = [*recent[-999:], (cluster, day, text)]
        dress = dresses[int(random.integers(OUTLETS))]
        yield {
            "id": f"a{at}", "source": dress.name, "date": str(np.datetime64("2024-01-01") + day),
            "text": dress.on(text),
        }, cluster  # fmt: skip


def write(path: Path, count: int, copies: float = 0.2, texts: Path | None = None, seed: int = 1) -> Path:
    """Write the corpus; the path of its clusters, {id: cluster}."""
    language = learned(texts) if texts else invented(np.random.default_rng(seed))
    clusters = {}
    with path.open("w", encoding="utf-8") as out:
        for record, cluster in records(count, copies, language, seed):
            clusters[record["id"]] = cluster
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
    gold = path.with_suffix(".clusters.json")
    gold.write_text(json.dumps(clusters), encoding="utf-8")
    return gold


def main() -> None:
    """Write a corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("output", type=Path)
    parser.add_argument("--copies", type=float, default=0.2, help="share of articles that are copies")
    parser.add_argument("--texts", type=Path, help="JSON Lines with text, from which words and phrases are learned")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    print(write(chosen.output, chosen.count, chosen.copies, chosen.texts, chosen.seed))


if __name__ == "__main__":
    main()
