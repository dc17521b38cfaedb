"""The cues of WebVTT and SRT: blocks of lines below a line with two times."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from newsclean.io.captions.cues import Cue, plain_lines

_CLOCK = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,9}))?"
_TIMES = re.compile(rf"{_CLOCK}\s*+-->\s*+{_CLOCK}(?![\d:])", re.ASCII)
_LANGUAGE = re.compile(r"Language:\s*([A-Za-z][\w-]{1,34})\s*", re.IGNORECASE | re.ASCII)


def webvtt_cues(text: str) -> Iterator[Cue]:
    r"""The cues of a WebVTT file; comments, styles and regions are left out.

    >>> list(webvtt_cues("WEBVTT\n\nNOTE by hand\n\n1\n00:01.500 --> 00:02.000 align:start\n<i>Rain</i>\nfell.\n"))
    [Cue(lines=[CueLine(text='Rain', speaker=''), CueLine(text='fell.', speaker='')], start=1.5, end=2.0, lang='')]
    >>> list(webvtt_cues("WEBVTT\n\nIt rained.\n"))
    []
    """
    lang = ""
    for number, block in enumerate(_blocks(text)):
        if number == 0 and block[0].lstrip("\ufeff").startswith("WEBVTT"):
            lang = next((found[1] for line in block if (found := _LANGUAGE.fullmatch(line))), "")
        if number == 0 or any("-->" in line for line in block[:2]):  # some tools leave no empty line behind the first
            yield from _cues_of(block, lang)


def _cues_of(block: list[str], lang: str) -> Iterator[Cue]:
    """A line with an arrow begins a cue even without an empty line before it."""
    starts = [at for at, line in enumerate(block) if _begins_cue(line)]
    for start, end in pairwise((*starts, len(block))):
        yield Cue(plain_lines(block[start + 1 : end]), *_times(block[start]), lang)


def _blocks(text: str) -> Iterator[list[str]]:
    block = list[str]()
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def srt_cues(text: str) -> Iterator[Cue]:
    r"""The cues of an SRT file. Empty lines within a cue, which the format does not foresee, do not end it.

    >>> file = "1\n00:00:01,000 --> 00:00:02,000\nIn\n\n1995\nit rained.\n\n2\n00:00:02,000 --> 00:00:03,000\n"
    >>> [([line.text for line in cue.lines], cue.start) for cue in srt_cues(file)]
    [(['In', '1995', 'it rained.'], 1.0), ([], 2.0)]
    >>> list(srt_cues("It rained.\n"))
    []
    """
    times, block, number = None, list[str](), 0
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if not _begins_cue(line):
            block.append(line)
            continue
        number = _without_number(block, number)
        if times is not None:
            yield Cue(plain_lines(block), *_times(times))
        times, block = line, []
    if times is not None:
        yield Cue(plain_lines(block), *_times(times))


def _begins_cue(line: str) -> bool:
    """Is it a line of times, even ones that cannot be read? The text below is kept then."""
    before, arrow, after = line.partition("-->")
    return bool(arrow) and before.lstrip()[:1].isdigit() and after.lstrip()[:1].isdigit()


def _without_number(block: list[str], before: int) -> int:
    """Take the number of the next cue from the end of a block; what it is.

    A figure may end a caption: it is a number below an empty line, at the start of the file, or next in order.
    """
    last = block[-1].strip("\ufeff \t") if block else ""
    if not last.isdecimal() or len(last) > 9:
        return before
    if len(block) > 1 and block[-2].strip() and int(last) != before + 1:
        return before
    block.pop()
    return int(last)


def _times(line: str) -> tuple[float | None, float | None]:
    found = _TIMES.match(line.lstrip())
    if found is None:
        return None, None
    return _seconds(*found.group(1, 2, 3, 4)), _seconds(*found.group(5, 6, 7, 8))


def _seconds(hours: str | None, minutes: str, seconds: str, part: str | None) -> float:
    return int(hours or 0) * 3600 + int(minutes) * 60 + float(f"{int(seconds)}.{part or 0}")
