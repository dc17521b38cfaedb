"""The same as newsclean.dedup, slow and obvious: words by character, sets of shingles, all pairs."""

from __future__ import annotations

import itertools
import math
import tomllib
import unicodedata
from collections import Counter
from importlib import resources

from newsclean.text.char_tables import DROPPED, MARKS, POINTS, SAME, SIGNS, STROKE
from newsclean.text.scripts import ALL_UNSPACED

_HOUSE = tomllib.loads(resources.files("newsclean.data").joinpath("house.toml").read_text(encoding="utf-8"))
STANDS_FOR = {word: stands for stands, words in _HOUSE["same"].items() for word in words}
LEFT_OUT = set(_HOUSE["left_out"]["words"])
SPELLED = {word: figure for figure, words in _HOUSE["spelled"].items() for word in words}


def is_digit(char: str) -> bool:
    return unicodedata.category(char) == "Nd"


def folded(char: str) -> str:
    if is_digit(char):
        return str(unicodedata.digit(char))
    base = unicodedata.normalize("NFKD", char)[0].lower()[0]
    return char if is_digit(base) else SAME.get(char, base)


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
        if not (char in DROPPED or char == STROKE or mark or (char in POINTS and inside)):
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


def slots(text: str, lead: int, house: dict[str, dict[str, list[str]]]) -> set[tuple[str, str, str, str]]:
    """(word before, word behind, which slot of the two it is, what stands there) of a lead, token by token."""
    tokens, gaps, nouns = ["\n", *tokens_of(text[:lead]), "\n"], parted(text[:lead]), house["capital_nouns"]
    if german := is_german(tokens, nouns):
        tokens = without_nouns(tokens, gaps, nouns)
    out, at = figures(tokens), 1
    while at < len(tokens) - 1:
        before = small(tokens[at - 1])
        if tokens[at][0].isupper():
            end = at + 1
            while tokens[end][0].isupper() and not gaps[end]:
                end += 1
            first = tokens[at - 1] in STOPS
            if not first or (end - at > 1 and tokens[end] not in STOPS):
                named = not first and tokens[at - 2] in STOPS if german else first
                times = ("once", "twice") if named else ("once",)
                last = tokens[end - 1].lower()
                alone = german and end - at > 1 and last not in house["names"]["generic"]
                for word in {last} if alone else {tokens[at].lower(), last}:
                    if word not in house["names"]["calendar"] and (
                        end - at == 1 or word not in house["names"]["generic"]
                    ):
                        out |= {(before, small(tokens[end]), time, word) for time in times}
            at = end
        else:
            at += 1
    return out


def figures(tokens: list[str]) -> set[tuple[str, str, str, str]]:
    """The slots with figures, in digits or in letters, before a small word."""
    out = set()
    for at in range(1, len(tokens) - 1):
        words = around(tokens, at - 1), around(tokens, at + 1)
        if spelled := spelled_figure(tokens, at):
            out.add((*words, "figure in letters", spelled))
        elif is_digit(tokens[at][0]) and is_small(tokens[at + 1]):
            out.add((*words, "figure", tokens[at].replace(",", "")))
    return out


def is_small(token: str) -> bool:
    return token[0].isalpha() and not token[0].isupper()


def spelled_figure(tokens: list[str], at: int) -> str | None:
    """The figure that a word before a small word stands for; with a capital inside a sentence it is a name."""
    if not 0 < at < len(tokens) - 1 or not is_small(tokens[at + 1]):
        return None
    return SPELLED.get(tokens[at].lower()) if is_small(tokens[at]) or tokens[at - 1] in STOPS else None


def around(tokens: list[str], at: int) -> str:
    """A word beside a figure; all figures are one."""
    return "0" if spelled_figure(tokens, at) else small(tokens[at])


def is_german(tokens: list[str], nouns: dict[str, list[str]]) -> bool:
    shown = sum(token.lower() in nouns["function"] for token in tokens)
    return shown >= 3 and shown >= 0.12 * (len(tokens) - 1)


def without_nouns(tokens: list[str], parted: list[bool], nouns: dict[str, list[str]]) -> list[str]:
    """The tokens, with those nouns as small words that are no names: neither of several words, nor behind "in"."""

    def is_noun(at: int) -> bool:
        word = tokens[at].lower()
        opens = tokens[at - 1] in STOPS and word in {*nouns["function"], *nouns["sentence"]}
        return tokens[at][0].isupper() and not opens and word not in nouns["bare"]

    def goes_on(at: int) -> bool:
        return is_noun(at) and is_noun(at - 1) and not parted[at]

    def is_name(at: int) -> bool:
        return is_noun(at) and (tokens[at - 1].lower() in nouns["before"] or goes_on(at) or goes_on(at + 1))

    middle = range(1, len(tokens) - 1)
    return ["\n", *(tokens[at] if is_name(at) else tokens[at].lower() for at in middle), "\n"]


def parted(lead: str) -> list[bool]:
    """Whether more than a space stands before each token, and the stops around."""
    found, at = [True], 0
    for token in tokens_of(lead):
        start = lead.index(token, at)
        found.append(start - at > 1)
        at = start + len(token)
    return [*found, True]


STOPS = "!?:;\n."


def small(token: str) -> str:
    return "0" if is_digit(token[0]) else token.lower()


def tokens_of(lead: str) -> list[str]:
    out: list[str] = []
    last = ""
    for at, char in enumerate(lead):
        inside = char in ".," and 0 < at < len(lead) - 1 and is_digit(lead[at - 1]) and is_digit(lead[at + 1])
        kind = "digit" if inside or is_digit(char) else "letter" if char.isalpha() else "stop" if char in STOPS else ""
        if kind == last and kind in ("digit", "letter"):
            out[-1] += char
        elif kind:
            out.append(char)
        last = kind
    return out
