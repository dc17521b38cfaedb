"""Files of captions as articles: the transcript of a broadcast, or one for each language that the file has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from newsclean.errors import RecordError, TooLargeError
from newsclean.io.captions.cues import Cue
from newsclean.io.captions.recognise import starts_ttml
from newsclean.io.captions.timed_blocks import srt_cues, webvtt_cues
from newsclean.io.captions.transcript import transcript
from newsclean.io.captions.ttml import ttml_cues
from newsclean.io.items import TEXT, Input, Item, Piece
from newsclean.io.size_limit import read_whole


def read_captions(file: IO[bytes], given: Input) -> Iterator[Piece]:
    """The transcript in a file of captions. The first language has the id of the file, the others theirs behind it."""
    try:
        data = read_whole(file, given.max_size)
    except TooLargeError as error:
        yield Item(given.shown, error=error, kind=TEXT)
        return
    languages, damage = _by_language(data, given.encoding)
    for number, (lang, cues) in enumerate(languages.items()):
        if text := transcript(cues):
            record = {"id": f"{given.id}:{lang}" if number else given.id, "text": text}
            yield Item(given.shown, record | ({"lang": lang} if lang else {}), text, kind=TEXT)
    if damage or not any(cue.lines for cues in languages.values() for cue in cues):
        yield Item(given.shown, error=damage or RecordError("it has no captions with text; is it the right file?"))


def _by_language(data: bytes, encoding: str | None) -> tuple[dict[str, list[Cue]], RecordError | None]:
    found, damage = dict[str, list[Cue]](), None
    for cue in _cues(data, encoding):
        if isinstance(cue, RecordError):
            damage = cue
        else:
            found.setdefault(cue.lang, []).append(cue)
    return found, damage


def _cues(data: bytes, encoding: str | None) -> Iterator[Cue | RecordError]:
    if starts_ttml(data[:4096]):
        return ttml_cues(data)
    from newsclean.io.decode import decode  # not for XML, which names its own encoding

    text = decode(data, encoding).text.lstrip("\ufeff")
    return webvtt_cues(text) if text.lstrip().startswith("WEBVTT") else srt_cues(text)
