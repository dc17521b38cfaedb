"""The same as newsclean.dedup, slow and obvious: words by character, sets of shingles, all pairs."""

from __future__ import annotations

import itertools
import math
import tomllib
import unicodedata
from collections import Counter
from importlib import resources

from newsclean.text.char_tables import DROPPED, MARKS, POINTS, SIGNS
from newsclean.text.scripts import ALL_UNSPACED

_HOUSE = tomllib.loads(resources.files("newsclean.data").joinpath("house.toml").read_text(encoding="utf-8"))
STANDS_FOR = {word: stands for stands, words in _HOUSE["same"].items() for word in words}
LEFT_OUT = set(_HOUSE["left_out"]["words"])


def is_digit(char: str) -> bool:
    return unicodedata.category(char) == "Nd"


def folded(char: str) -> str:
    if is_digit(char):
        return str(unicodedata.digit(char))
    base = unicodedata.normalize("NFKD", char)[0].lower()[0]
    return char if is_digit(base) else base


def kind(char: str) -> str:
    if is_digit(char):
        return "digit"
    if char in SIGNS or any(low <= ord(char) <= high for low, high in ALL_UNSPACED):
        return "single"
    return "letter" if unicodedata.category(char)[0] in "LMN" else "break"


def words(text: str) -> list[str]:
    text = unicodedata.normalize("NFC", text)
    kept = ""
    for at, char in enumerate(text):
        inside = 0 < at < len(text) - 1 and is_digit(text[at - 1]) and is_digit(text[at + 1])
        mark = any(low <= ord(char) <= high for low, high in MARKS)
        if not (char in DROPPED or mark or (char in POINTS and inside)):
            kept += char
    runs: list[str] = []
    for what, group in itertools.groupby(kept, kind):
        chars = [folded(char) if what != "single" else char for char in group]
        if what == "single":
            runs += chars
        elif what != "break":
            runs.append("".join(chars))
    return [STANDS_FOR.get(word, word) for word in runs if word not in LEFT_OUT]


def weight(frequency: int, cut: int) -> int:
    if frequency >= cut:
        return 0
    return round(15 * min(1.0, math.log(cut / frequency) / math.log(cut / min(4, cut / 2))))


def pairs(texts: list[str], width: int, cut: int, shared: int) -> dict[frozenset[str], tuple[float, set[float]]]:
    """{two texts: (weight shared, weights of the two)} of those that share enough."""
    sets = {}
    for text in texts:
        found = words(text)
        sets[text] = {tuple(found[at : at + width]) for at in range(len(found) - width + 1)}
    times = Counter(shingle for shingles in sets.values() for shingle in shingles)
    weighs = {shingle: weight(count, cut) for shingle, count in times.items()}
    size = {text: sum(weighs[s] for s in shingles) for text, shingles in sets.items()}
    out = {}
    for one, other in itertools.combinations(sets, 2):
        common = sum(weighs[s] for s in sets[one] & sets[other])
        if common >= 15 * shared:
            out[frozenset((one, other))] = (common / 15, {size[one] / 15, size[other] / 15})
    return out
