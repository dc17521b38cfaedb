"""A made corpus of news for measuring claims: articles put together from sentences of given texts.

    python -m benchmarks.claims_corpus 100000 corpus.jsonl texts.jsonl.gz [more.jsonl.gz …]

TEXTS are JSON Lines with `text` (or `gold`), gzipped or not. Half of the sentences of an article are of one text, so
that it has a subject, the others of texts near it. In four of five sentences figures are moved, and a part of the names
and long words are others, as often as the texts have them; else all would state the same the tenth time that a sentence
is taken. One in ten is another's story, told again on the day or the next. One seed makes one corpus, byte for byte.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from newsclean.text.sentences import sentences

LENGTH = 2_000  # characters of an article, about
OWN = 0.5  # share of sentences of its main text; the rest is of texts beside it
MOVED = 0.8  # share of sentences of which the figures are moved
RETOLD = 0.1  # share of articles that tell another's story again
OUTLETS, DAYS = 60, 730
OTHER = 0.3  # share of long words and names that are others in a sentence that is changed
WORD = re.compile(r"(?<=[a-z,] )[A-Za-z][a-z]{4,}")
FIGURE = re.compile(r"(?<![\d.,:/-])\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\d:/-])")
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Source:
    """Texts as lists of sentences."""

    texts: list[list[str]]
    words: tuple[list[str], list[str]]  # small and capital, each as often as it is met


def read(paths: list[Path]) -> Source:
    """The sentences of all texts of some files."""
    found = []
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                text = str(row.get("text") or row.get("gold") or "")
                if row.get("lang", "en") == "en":
                    found.append([text[start:end] for start, end in sentences(text)])
    found = [text for text in found if len(text) > 3]
    words = [word for text in found for sentence in text for word in WORD.findall(sentence)]
    return Source(found, ([word for word in words if word.islower()], [word for word in words if not word.islower()]))


def changed(sentence: str, source: Source, chance: random.Random) -> str:
    """The sentence with other figures, and some other words."""

    def other(match: re.Match[str]) -> str:
        if chance.random() >= OTHER:
            return match[0]
        return chance.choice(source.words[not match[0].islower()])

    return WORD.sub(other, moved(sentence, chance))


def moved(sentence: str, chance: random.Random) -> str:
    """The sentence with other figures; years and what is no plain number stay."""

    def other(match: re.Match[str]) -> str:
        printed = match[0].replace(",", "")
        whole, stop, part = printed.partition(".")
        if not stop and 1900 <= int(whole) <= 2100:
            return match[0]
        value = max(1, round(int(whole) * chance.uniform(0.3, 3)))
        return f"{value:,}" + (stop + "".join(chance.choice("0123456789") for _ in part))

    return FIGURE.sub(other, sentence)


def article(source: Source, chance: random.Random) -> str:
    """An article of about LENGTH characters."""
    main = chance.randrange(len(source.texts))
    out: list[str] = []
    size = at = 0
    while size < LENGTH:
        own = chance.random() < OWN
        text = source.texts[main] if own else source.texts[(main + chance.randrange(-40, 41)) % len(source.texts)]
        said = text[at % len(text)] if own else chance.choice(text)
        at += own
        said = changed(said, source, chance) if chance.random() < MOVED else said
        out.append(said + ("\n\n" if len(out) % 3 == 2 else " "))
        size += len(said)
    return "".join(out).strip()


def records(count: int, source: Source, seed: int = 1) -> Iterator[Record]:
    """Articles with ids, outlets and dates."""
    chance = random.Random(seed)
    recent: list[tuple[int, str]] = []
    for at in range(count):
        if recent and chance.random() < RETOLD:
            day, text = chance.choice(recent)
            parts = text.split("\n\n")
            text, day = (
                "\n\n".join(parts[: max(2, len(parts) * chance.randrange(5, 11) // 10)]),
                day + chance.randrange(2),
            )
        else:
            day, text = at * DAYS // count, article(source, chance)
            recent = [*recent[-499:], (day, text)]
        stamp = (date(2023, 1, 1) + timedelta(days=day)).isoformat()
        yield {"id": f"a{at}", "source": f"outlet{chance.randrange(OUTLETS)}.example", "date": stamp, "text": text}


def main() -> None:
    """Write a corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("output", type=Path)
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with chosen.output.open("w", encoding="utf-8") as out:
        for record in records(chosen.count, read(chosen.texts), chosen.seed):
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
