r"""Invisible characters: unusual spaces, zero-width and direction marks, controls.

Each of them splits a word, doubles a gap or hides a line end for all later steps.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from newsclean.clean.repair.compiled_gate import compiled_gate
from newsclean.clean.repair.stage import Gated
from newsclean.clean.repair.unchanged import (
    BREAKS,
    CONTROL,
    EMBEDDING,
    EXOTIC,
    JOINERS,
    MARKS,
    SOFT,
    change_triggers,
    is_unchanged,
)
from newsclean.core.edits import Edit
from newsclean.core.lazy_regex import lazy
from newsclean.kernel import kernel_twin

_SPACE = f"[ \t{EXOTIC}]"
# Begins with a class, which `re` looks for faster than for a look-behind: a run after a letter or sign, of two spaces
# or more, or of one that is not plain.
_RUN = lazy(rf"{_SPACE}(?<!\s{_SPACE})(?:(?<! )|{_SPACE}){_SPACE}*+")
_EXOTIC = lazy(f"[\t{EXOTIC}]")
# `in` for one character is so fast (20 GB/s) that 17 of them beat one search for their class (0.4 GB/s).
_EACH_EXOTIC = (*"\t\xa0\u1680\u202f\u205f\u3000", *map(chr, range(0x2000, 0x200B)))
_WIDE_NEIGHBOUR = lazy("[\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]")

_INVISIBLE = f"{SOFT}{JOINERS}{MARKS}{EMBEDDING}{CONTROL}{BREAKS}"
_UNSEEN = lazy(f"[{_INVISIBLE}]")
_STEP = lazy(
    f"[{BREAKS}][{BREAKS}{SOFT}{CONTROL}]*([^\n\r{SOFT}{JOINERS}{MARKS}{EMBEDDING}{CONTROL}{BREAKS}]?)"
    f"|[{CONTROL}]+|[{SOFT}{JOINERS}{MARKS}{EMBEDDING}]"
)
_BREAKS = frozenset("\x0b\x0c\x1c\x1d\x1e")

# Scripts whose letters change shape at a joiner: Arabic, Syriac, N'Ko, Indic, Sinhala, Tibetan, Myanmar, Khmer,
# Mongolian, and their later blocks (Unicode 15, chapters 9, 12, 13, 16).
_JOINING = lazy(
    "[\u0600-\u0dff\u0f00-\u109f\u1780-\u18af\u1a20-\u1aaf\u1b00-\u1bff\ua840-\ua8df\ua980-\ua9ff\uaa60-\uaa7f"
    "\uabc0-\uabff\ufb50-\ufdff\ufe70-\ufefe\U00010a00-\U00011fff]"
)
# Thai, Lao, Myanmar, Khmer part their words by the zero-width space.
_UNSPACED = lazy("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf]")
_EMOJI = lazy("[\u2190-\u2bff\ufe0f\u20e3\U0001f000-\U0001faff\U000e0020-\U000e007f]")
_RTL = lazy("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")


def spaces() -> Gated:
    r"""A cleaner that makes every gap inside a line one plain space. Leading and trailing space is left.

    An ideographic space between Chinese or Japanese characters stays.

    >>> from newsclean.core.document import Document
    >>> list(spaces()(Document("10\xa0000\tpeople")))  # doctest: +NORMALIZE_WHITESPACE
    [Edit(start=2, end=3, text=' ', kind='whitespace', rule='space/exotic', score=1.0),
     Edit(start=6, end=7, text=' ', kind='whitespace', rule='space/exotic', score=1.0)]
    >>> list(spaces()(Document("    an indent \n")))
    []
    """
    return Gated(has_gap, _gaps, is_unchanged, change_triggers)


def invisibles() -> Gated:
    r"""A cleaner that removes zero-width characters without effect, and ends the line at a form feed.

    Joiners stay in scripts and emoji that need them, direction marks beside right-to-left letters, zero-width
    spaces where they separate words (Khmer, Thai), and all direction controls in lines that hold such letters.

    >>> from newsclean.core.document import Document
    >>> list(invisibles()(Document("gov\xadern\u200bment")))  # doctest: +NORMALIZE_WHITESPACE
    [Edit(start=3, end=4, text='', kind='control', rule='invisible/soft', score=1.0),
     Edit(start=7, end=8, text='', kind='control', rule='invisible/soft', score=1.0)]
    >>> list(invisibles()(Document("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \U0001f469\u200d\U0001f680")))
    []
    """
    return Gated(_has_unseen, _unseen, is_unchanged, change_triggers)


@kernel_twin
def has_gap(text: str) -> bool:
    """Is there a run of two spaces, or a space that is not plain?

    >>> has_gap("two  spaces"), has_gap("one space")
    (True, False)
    """
    if "  " in text:
        return True
    return "\t" in text if text.isascii() else any(char in text for char in _EACH_EXOTIC)


def _gaps(text: str) -> Iterable[Edit]:
    return gap_edits(text, Edit)


@kernel_twin
def gap_edits(text: str, make: type[Edit]) -> list[Edit]:
    """The edits that make each such run one plain space; an indent or the end of a line stays.

    >>> gap_edits("two  spaces", Edit)
    [Edit(start=3, end=5, text=' ', kind='whitespace', rule='space/run', score=1.0)]
    >>> gap_edits("  an indent", Edit)
    []
    """
    edits = []
    for match in _RUN.finditer(text):
        start, end = match.span()
        if not start or end == len(text) or text[end].isspace():
            continue  # an indent, or the end of a line
        if not _keeps_wide(text, start, end):
            rule = "space/exotic" if _EXOTIC.search(text, start, end) else "space/run"
            edits.append(make(start, end, " ", "whitespace", rule))
    return edits


def _keeps_wide(text: str, start: int, end: int) -> bool:
    if "\u3000" not in text[start:end]:
        return False
    return bool(_WIDE_NEIGHBOUR.match(text, start - 1) or _WIDE_NEIGHBOUR.match(text, end))


def _has_unseen(text: str) -> bool:
    if text.isascii():
        return bool(text.encode().translate(None, _seen()))
    return bool(_unseen_finder()(text))


@cache
def _unseen_finder() -> Callable[[str], Any]:
    gate = compiled_gate(_INVISIBLE)
    return gate.finds if gate else _UNSEEN.search


@cache
def _seen() -> bytes:
    """The ASCII characters that `invisibles` never changes."""
    return bytes(code for code in range(128) if not _UNSEEN.match(chr(code)))


def _unseen(text: str) -> Iterator[Edit]:
    line_end, rtl = -1, False
    for match in _STEP.finditer(text):
        start, end = match.span()
        char = text[start]
        if char in _BREAKS:
            yield _line_break(match)
            continue
        if start >= line_end:
            line_end = text.find("\n", start) + 1 or len(text)
            line_start = text.rfind("\n", 0, start) + 1
            rtl = _RTL.search(text, line_start, line_end) is not None
        if not _needed(text, start, rtl):
            yield Edit(start, end, "", "control", _rule(char))


def _line_break(match: re.Match[str]) -> Edit:
    """A line end for a run of breaks. It spans the character after it too: of two edits the longer one is settled,
    and the bare removal that `repair` asks for would glue two words.
    """
    return Edit(match.start(), match.end(), "\n" + match[1], "whitespace", "invisible/break")


def _rule(char: str) -> str:
    if char < "\xa0":
        return "invisible/control"
    if char in MARKS or "\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069":
        return "invisible/direction"
    return "invisible/joiner" if char in JOINERS else "invisible/soft"


def _needed(text: str, at: int, rtl: bool) -> bool:
    """Does the invisible character at `at` have an effect? Decided by its direct neighbours."""
    char, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if char in JOINERS:
        if _EMOJI.match(before) and _EMOJI.match(after):
            return True
        return _JOINING.match(before) is not None
    if char == "\u200b":
        return bool(_UNSPACED.match(before) and _UNSPACED.match(after))
    if char in MARKS:
        return bool(_RTL.match(before) or _RTL.match(after))
    return rtl and ("\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069")
