"""What stands between the same words: names and figures of a lead, each with the words around it.

Notices are printed from templates: obituaries, quakes, results. They share nearly all words, and what tells one from
another is who and how many stand in the slots of the template. `tests/twin_dedup.py` reads the same word by word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.data import data_table
from newsclean.text.hashed_tokens import Hashes, Numbers, span_hashes

LEAD = 400  # characters: notices of 45 to 60 words have their names in them, and reading more costs time
CASED = 0x590  # from here on no script that newspapers are printed in has capitals
BREAK, SMALL, CAPITAL, DIGIT, STOP, POINT = range(6)
STOPS, POINTS = "!?:;\n", ".,"  # 24.5 and 1,200 are one figure each
PUNCTUATION = (0x20, 0x30, 0xFF)  # blocks of 256 characters, most of them punctuation
FRAME_BITS, VALUE_BITS = 21, 16
FIGURE, SPELLED, SLOT = np.uint64(1 << VALUE_BITS + 2), np.uint64(2), np.uint64(1)
FRAME_SHIFT = np.uint64(VALUE_BITS + 2)  # what is above it: the words around, and whether a figure is between them
VALUE_SHIFT = np.uint64(2)  # what is above it: the same, and what stands there, in digits or in letters
# An eighth of the words are on the list in 55 leads of German out of 57, and in 1 out of 995 of twenty other languages.
CAPITAL_NOUNS, SEVERAL, SHARE = "capital_nouns", 3, 0.12
OTHER = np.uint64(31)  # so that "in … on" is not "on … in"


class Slots(NamedTuple):
    """Slots of texts, 40 bits each (words around, FIGURE, what stands there, SPELLED, SLOT), and the texts of each."""

    hashes: Hashes
    texts: Numbers


class LeadTokens(NamedTuple):
    """Words, figures and stops of all leads, with a stop around each lead."""

    kinds: NDArray[np.uint8]
    hashes: Hashes
    texts: Numbers
    parted: NDArray[np.bool_]  # more than a space stands before it
    german: NDArray[np.bool_] | None = None  # of texts in which every noun has a capital


def lead_slots(texts: Sequence[str]) -> Slots:
    """The slots of the leads of texts.

    A name of several words has its first and its last in two slots, as papers shorten names on either side, without
    words that many names have (Corp, Street); weekdays and months are no names. A name that begins a sentence counts
    twice; a single word that does is no name, and a line by itself is a headline or a label. A figure stands before a
    small letter: "294 Shares" is a label, too. Figures up to twelve may be in letters.

    >>> found = lead_slots(["Police in Arvik seek 2 men.", "Police in Moss seek 2 men.", "It rained."])
    >>> one, other = (set(found.hashes[found.texts == text].tolist()) for text in (0, 1))
    >>> len(one), len(other), len(one & other), (found.texts == 2).any().item()
    (2, 2, 1, False)
    """
    tokens = without_capital_nouns(lead_tokens([text[:LEAD] for text in texts]))
    counted, spelled = with_spelled_figures(tokens)
    named, figured = _names(tokens), _figures(counted)
    frames, values, at = (np.concatenate(parts) for parts in zip(named, figured, strict=True))
    hashes = (frames >> np.uint64(64 - FRAME_BITS) << np.uint64(VALUE_BITS + 3)) | (
        values >> np.uint64(64 - VALUE_BITS) << VALUE_SHIFT
    )
    figure = np.arange(len(at)) >= len(named[0])
    hashes |= SLOT | np.where(figure, FIGURE, np.uint64(0)) | np.where(figure & spelled[at], SPELLED, np.uint64(0))
    return Slots(hashes, tokens.texts[at])


def with_spelled_figures(tokens: LeadTokens) -> tuple[LeadTokens, NDArray[np.bool_]]:
    """The tokens with figures in letters as those in digits, where a small word follows; and which those are.

    >>> tokens, spelled = with_spelled_figures(lead_tokens(["Two men and 3 women of Class Two live in Two Rivers."]))
    >>> spelled.nonzero()[0].tolist(), (tokens.kinds == DIGIT).nonzero()[0].tolist()  # a capital makes it a name
    ([1], [1, 4])
    """
    words, figures = _spelled()
    place = np.minimum(np.searchsorted(words, tokens.hashes), len(words) - 1)
    small, opens = tokens.kinds == SMALL, np.append(False, tokens.kinds[:-1] == STOP)
    spelled = (words[place] == tokens.hashes) & (small | opens) & np.append(small[1:], False)
    kinds = np.where(spelled, np.uint8(DIGIT), tokens.kinds)
    return tokens._replace(kinds=kinds, hashes=np.where(spelled, figures[place], tokens.hashes)), spelled


@cache
def _spelled() -> tuple[Hashes, Hashes]:
    """The hashes of figures in letters, in order, and those of the same in digits."""
    rows = [(word, figure) for figure, words in data_table("house.toml")["spelled"].items() for word in words]
    words, figures = (_words(column) for column in zip(*rows, strict=True))
    order = np.argsort(words)
    return words[order], figures[order]


def _names(tokens: LeadTokens) -> tuple[Hashes, Hashes, Numbers]:
    """Frame and word of each name, and the position of the word."""
    capital = tokens.kinds == CAPITAL
    goes_on = capital[1:] & capital[:-1] & ~tokens.parted[1:]  # "Emirates (UAE)" are two names
    starts = np.flatnonzero(capital[1:] & ~goes_on) + 1
    ends = np.flatnonzero(capital[:-1] & ~goes_on) + 1
    several = ends - starts > 1
    named = (tokens.kinds[starts - 1] != STOP) | (several & (tokens.kinds[ends] != STOP))
    starts, ends, several = starts[named], ends[named], several[named]
    frames = _frames(tokens, starts - 1, ends)
    subject = tokens.kinds[starts - 1] == STOP
    at = np.concatenate([starts, ends[several] - 1])
    lone = np.ones(len(starts), bool)
    if tokens.german is not None:
        german = tokens.german[starts]
        lone = ~(german & several) | _among(tokens.hashes[ends - 1], "generic")  # of "Amtsgericht Celle" Celle counts
        subject &= ~german  # "Umgestürzte Bäume" begin sentences as "Anna Krause" does
        subject |= (
            german & (tokens.kinds[starts - 1] != STOP) & (tokens.kinds[starts - 2] == STOP)
        )  # "In Celle ist ..."
    frames, subject, several = (np.append(column, column[several]) for column in (frames, subject, several))
    naming = np.append(lone, np.ones(len(at) - len(lone), bool))
    naming &= ~_among(tokens.hashes[at], "calendar") & (~several | ~_among(tokens.hashes[at], "generic"))
    at, frames, subject = at[naming], frames[naming], subject[naming]
    at, frames = np.append(at, at[subject]), np.append(frames, ~frames[subject])  # the subject counts twice
    return frames, tokens.hashes[at], at


def without_capital_nouns(tokens: LeadTokens) -> LeadTokens:
    """German nouns as small words: names are those of several words, and those behind a preposition alone.

    >>> kinds = without_capital_nouns(lead_tokens(["Die Polizei sucht in Celle nach dem Mann und der Frau."])).kinds
    >>> (kinds == CAPITAL).nonzero()[0].tolist()  # Celle; the first token is a stop
    [5]
    >>> (without_capital_nouns(lead_tokens(["Police in Arvik seek the Man."])).kinds == CAPITAL).sum().item()
    3
    """
    function = _among(tokens.hashes, "function", CAPITAL_NOUNS)
    if not function.any():
        return tokens
    texts = tokens.texts + 1  # the first stop is of no text
    words, shown = np.bincount(texts), np.bincount(texts, function)
    german = ((shown >= SEVERAL) & (shown >= SHARE * words))[texts]
    capital = tokens.kinds == CAPITAL
    opening = np.append(False, tokens.kinds[:-1] == STOP) & (
        function | _among(tokens.hashes, "sentence", CAPITAL_NOUNS)
    )
    noun = capital & ~opening & ~_among(tokens.hashes, "bare", CAPITAL_NOUNS)
    second = noun & np.append(False, noun[:-1]) & ~tokens.parted  # "Sturm, Hagel" is no name of two words
    beside = second | np.append(second[1:], False)
    behind = np.append(False, _among(tokens.hashes[:-1], "before", CAPITAL_NOUNS))
    named = noun & (beside | behind)
    return tokens._replace(kinds=np.where(german & capital & ~named, np.uint8(SMALL), tokens.kinds), german=german)


def _among(words: Hashes, kind: str, table: str = "names") -> NDArray[np.bool_]:
    return np.isin(words, _listed(kind, table))


@cache
def _listed(kind: str, table: str) -> Hashes:
    """The hashes of the words of a list."""
    return np.unique(_words(data_table("house.toml")[table][kind]))


def _words(words: Sequence[str]) -> Hashes:
    tokens = lead_tokens(words)
    out: Hashes = tokens.hashes[tokens.kinds != STOP]
    return out


def _figures(tokens: LeadTokens) -> tuple[Hashes, Hashes, Numbers]:
    """Frame and value of each figure, and its position."""
    at = np.flatnonzero((tokens.kinds[:-1] == DIGIT) & (tokens.kinds[1:] == SMALL))
    return _frames(tokens, at - 1, at + 1), tokens.hashes[at], at


def _frames(tokens: LeadTokens, before: Numbers, behind: Numbers) -> Hashes:
    """A hash of the words around; all figures around are one."""
    words = np.where(tokens.kinds == DIGIT, np.uint64(0), tokens.hashes)
    out: Hashes = words[before] * OTHER + words[behind]
    return out


def lead_tokens(leads: Sequence[str]) -> LeadTokens:
    """The tokens of all leads, a stop before the first and behind each.

    >>> lead_tokens(["Rain.", ""]).kinds.tolist()  # a line break, Rain, a full stop, two line breaks
    [4, 2, 4, 4, 4]
    """
    joined = "\n".join(["", *leads, ""])
    units = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    bounds = np.cumsum([1, *(len(lead) + 1 for lead in leads)])
    cased = np.minimum(units, CASED)
    kinds, values = _classes().take(cased), _small().take(cased)
    beyond = np.flatnonzero(cased == CASED)
    values[beyond] = units[beyond]
    kinds[beyond[np.isin(units[beyond] >> 8, PUNCTUATION)]] = BREAK
    points = np.flatnonzero(kinds == POINT)  # never the first or the last
    kinds[points] = np.where((kinds[points - 1] == DIGIT) & (kinds[points + 1] == DIGIT), DIGIT, _else(units[points]))
    gone = points[(kinds[points] == DIGIT) & (units[points] == ord(","))]  # 1,200 is 1200
    kinds, values, bounds = np.delete(kinds, gone), np.delete(values, gone), bounds - np.searchsorted(gone, bounds)
    starts, ends = _runs(kinds)
    texts = np.searchsorted(bounds, starts, "right") - 1
    parted = np.append(True, starts[1:] - ends[:-1] > 1)
    return LeadTokens(kinds.take(starts), span_hashes(values, starts, ends), texts, parted)


def _else(units: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """What points are that are not inside a figure."""
    return np.where(units == ord(","), np.uint8(BREAK), np.uint8(STOP))


def _runs(kinds: NDArray[np.uint8]) -> tuple[Numbers, Numbers]:
    """Where tokens begin and end: runs of letters, runs of digits, single stops."""
    group = np.where(kinds == CAPITAL, np.uint8(SMALL), kinds)
    begins = group[1:] != group[:-1]
    begins |= group[1:] == STOP
    starts = np.flatnonzero(np.append(True, begins))
    ends = np.append(starts[1:], len(kinds))
    words = group[starts] != BREAK
    return starts[words], ends[words]


def _codes(signs: str) -> NDArray[np.uint32]:
    return np.array([ord(sign) for sign in signs], np.uint32)


@cache
def _classes() -> NDArray[np.uint8]:
    """The class of each character; what is beyond counts as a small letter."""
    classes = np.full(CASED + 1, BREAK, np.uint8)
    for code in range(CASED):
        char = chr(code)
        if char.isalpha() or unicodedata.category(char)[0] == "M":
            classes[code] = CAPITAL if char.isupper() else SMALL
        elif char.isdecimal():
            classes[code] = DIGIT
    classes[_codes(STOPS)], classes[_codes(POINTS)], classes[CASED] = STOP, POINT, SMALL
    return classes


@cache
def _small() -> NDArray[np.uint32]:
    """Each character as a small letter."""
    return np.array([ord(chr(code).lower()[0]) for code in range(CASED + 1)], np.uint32)
