"""Video blocks: a length, then the video's headline once or twice.

Seen at several outlets: the video's length is alone on a line, and the headline comes from two elements.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.clean.labels import Label
from newsclean.clean.zones import Zones
from newsclean.text.line_shape import is_headline, is_sentence

LENGTH = "video/length"
ENTRIES = 2  # times above sentences: one may be the length of a video that stands in an article


def find_videos(zones: Zones) -> Iterator[Label]:
    """The length, and after it the headline of the video, once or twice."""
    lengths = [block for block, rule in zones.ruled if rule.id == LENGTH]
    entries = [block for block in lengths if _opens_entry(zones, block)]
    for block in lengths:
        if len(entries) >= ENTRIES and block in entries:
            continue  # the times of a live blog
        if ":" in zones.texts[block] or _names_video(zones, block + 1):
            yield Label(block, "video", LENGTH)
            yield from _headlines(zones, block + 1)


def _opens_entry(zones: Zones, block: int) -> bool:
    """Does a sentence follow, as below the time of an entry?"""
    return block + 1 < len(zones.texts) and zones.marks[block + 1] is None and is_sentence(zones.texts[block + 1])


def _headlines(zones: Zones, block: int) -> Iterator[Label]:
    if not _names_video(zones, block):
        return
    twice = block + 1 < len(zones.texts) and zones.texts[block] == zones.texts[block + 1]
    if twice or block != zones.title:
        yield Label(block, "video", "video/headline", 0.95)
    if twice:
        yield Label(block + 1, "video", "video/headline_again", 0.95)


def _names_video(zones: Zones, block: int) -> bool:
    return block < len(zones.texts) and zones.marks[block] is None and is_headline(zones.texts[block])
