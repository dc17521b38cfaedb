"""Video blocks: a length, then the video's headline once or twice.

Seen at several outlets: the video's length is alone on a line, and the headline comes from two elements. What the page
marks as a time is none, nor is a column of clock times, as a live blog has above its entries.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.clean.labels import Label
from newsclean.clean.zones import Zones
from newsclean.core.lazy_regex import lazy
from newsclean.text.line_shape import is_headline, is_sentence

LENGTH = "video/length"
ENTRIES = 2  # times above sentences: one may be the length of a video that stands in an article
COLUMN = 3  # clock times in order, whatever follows them: two are in order by chance
MANY = 4  # different ones in order: lengths of videos are so by chance once in twelve times
FILM = 60  # minutes: who tells such a length tells that of a film, a play or a match
LONG = 10  # minutes: few videos of news are as long, while most of a day's clock times have two digits before the colon
_CLOCK = lazy(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
_MINUTES = lazy(r"(?<!\d)(\d{1,4}) ?(?:[mM]|$)")


def find_videos(zones: Zones) -> Iterator[Label]:
    """The length, and after it the headline of the video, once or twice."""
    lengths = _lengths(zones)
    entries = _entries(zones, lengths)
    for block in lengths:
        if block in entries:
            continue
        if ":" in zones.texts[block] or _names_video(zones, block + 1):
            yield Label(block, "video", LENGTH)
            yield from _headlines(zones, block + 1, sure=not _may_be_clock(zones.texts[block]))


def _lengths(zones: Zones) -> list[int]:
    lengths = [block for block, rule in zones.ruled if rule.id == LENGTH and zones.marks[block] != "date"]
    return [block for block in lengths if not _is_of_film(zones.texts[block])]


def _is_of_film(text: str) -> bool:
    """Is a length told in minutes longer than a video of news?"""
    return any(int(match[1]) >= FILM for match in _MINUTES.finditer(text) if ":" not in match[0])


def _may_be_clock(text: str) -> bool:
    """Is this as well a time of day, such as that of publication, below which the article goes on?"""
    match = _CLOCK.fullmatch(text)
    return match is not None and int(match[1]) >= LONG


def times_of_entries(zones: Zones) -> list[int]:
    """The times above the entries of a live blog; the subhead or the sentence of each follows."""
    lengths = _lengths(zones)
    return _entries(zones, lengths) if len(lengths) >= ENTRIES else []


def _entries(zones: Zones, lengths: list[int]) -> list[int]:
    """The times of a live blog: two or more above sentences, or clock times in order: three, or two above subheads."""
    if len(lengths) >= COLUMN and _is_clock([zones.texts[block] for block in lengths]):
        return lengths
    entries = [block for block in lengths if _opens_entry(zones, block)]
    if len(entries) >= ENTRIES:
        return entries
    headed = [block for block in lengths if block in entries or _opens_headed(zones, block)]
    return headed if len(headed) >= ENTRIES and _is_clock([zones.texts[block] for block in headed]) else []


def _opens_headed(zones: Zones, block: int) -> bool:
    """Does a headline with a sentence below it follow?"""
    return _names_video(zones, block + 1) and _opens_entry(zones, block + 1)


def _is_clock(times: list[str]) -> bool:
    """Are all of these times of a day, in order or the latest first, and many, or one too long for a video of news?"""
    found = [_CLOCK.fullmatch(time) for time in times]
    clock = [(int(match[1]), int(match[2])) for match in found if match]
    ordered = clock in (sorted(clock), sorted(clock, reverse=True))
    return len(clock) == len(times) and ordered and (max(clock)[0] >= LONG or len(set(clock)) >= MANY)


def _opens_entry(zones: Zones, block: int) -> bool:
    """Does a sentence follow, as below the time of an entry?"""
    return block + 1 < len(zones.texts) and zones.marks[block + 1] is None and is_sentence(zones.texts[block + 1])


def _headlines(zones: Zones, block: int, *, sure: bool) -> Iterator[Label]:
    if not _names_video(zones, block):
        return
    twice = block + 1 < len(zones.texts) and zones.texts[block] == zones.texts[block + 1]
    if twice or (sure and block != zones.title):
        yield Label(block, "video", "video/headline", 0.95)
    if twice:
        yield Label(block + 1, "video", "video/headline_again", 0.95)


def _names_video(zones: Zones, block: int) -> bool:
    return block < len(zones.texts) and zones.marks[block] is None and is_headline(zones.texts[block])
