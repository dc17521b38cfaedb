"""Write src/newsclean/data/letter_triples.txt from the language models of lingua-py 1.3.5 (Apache License 2.0).

pip install brotli && pip download --no-deps lingua-language-detector==1.3.5
python -m benchmarks.letter_triples lingua_language_detector-1.3.5-py3-none-any.whl
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from zipfile import ZipFile

TABLE = Path(__file__).resolve().parent.parent / "src/newsclean/data/letter_triples.txt"
CODES = [
    "en",
    "de",
    "fr",
    "es",
    "it",
    "pt",
    "nl",
    "sv",
    "no",
    "da",
    "pl",
    "tr",
    "cs",
    "sk",
    "fi",
    "hu",
    "ro",
    "hr",
    "sl",
    "lt",
    "lv",
    "et",
    "id",
    "vi",
    "ca",
    "is",
]
FOLDERS = {"no": "nb"}  # Bokmål
STEPS = 8  # signs for each factor of e
RAREST = 60  # signs from "!"; what is rarer has not been seen for what a headline can tell
LEAST = 1.2e-4  # of all letters of one language: rarer triples made the file long and the answers no better


def frequencies(archive: ZipFile, code: str, size: str) -> dict[str, float]:
    """How often the last letter follows the others of each group of letters."""
    name = f"lingua/language-models/{FOLDERS.get(code, code)}/{size}.json.br"
    groups = json.loads(import_module("brotli").decompress(archive.read(name)))["ngrams"]
    found: dict[str, float] = {}
    for fraction, letters in groups.items():
        part, whole = map(int, fraction.split("/"))
        found |= dict.fromkeys(letters.split(" "), part / whole)
    return found


def frequent(archive: ZipFile, code: str, triples: Mapping[str, float]) -> Iterator[str]:
    """The triples of a language that are frequent among all its letters."""
    ones, pairs = frequencies(archive, code, "unigrams"), frequencies(archive, code, "bigrams")
    for triple, share in triples.items():
        if triple.isalpha() and ones.get(triple[0], 0) * pairs.get(triple[:2], 0) * share >= LEAST:
            yield triple


def sign(share: float | None) -> str:
    """The sign for a frequency."""
    return chr(33 + (RAREST if share is None else min(RAREST, int(-math.log(share) * STEPS))))


def main() -> None:
    """Keep the comment of the table and write its rows anew."""
    with ZipFile(sys.argv[1]) as archive:
        tables = {code: frequencies(archive, code, "trigrams") for code in CODES}
        kept = {triple for code in CODES for triple in frequent(archive, code, tables[code])}
    head = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("# ")]
    rows = [triple + "".join(sign(tables[code].get(triple)) for code in CODES) for triple in sorted(kept)]
    TABLE.write_text("\n".join([*head, *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
