"""The cues of TTML (DFXP, IMSC, EBU-TT-D): the `p` elements of XML, with the times and languages around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from newsclean.errors import InputError, RecordError
from newsclean.io.captions.cues import Cue, CueLine, spoken_lines
from newsclean.io.feeds.safe_xml import DEPTH, recoder, safe_parser

_CLOCK = re.compile(r"(\d{1,4}):(\d{1,2}):(\d{1,2})(?:\.(\d{1,9})|:(\d{1,3})(?:\.\d{1,3})?)?", re.ASCII)
_OFFSET = re.compile(r"(\d{1,15}(?:\.\d{1,9})?)(h|ms|m|s|f|t)", re.ASCII)
_METRICS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}
_UNREAD = frozenset(("metadata", "title", "desc", "copyright", "agent", "head"))
_RUBY = frozenset(("text", "textContainer", "delimiter"))  # a second reading of the word


def ttml_cues(data: bytes) -> Iterator[Cue | RecordError]:
    r"""The cues of a TTML file in the order of their times; an error for damaged XML, after the cues before it.

    >>> file = b"<tt xmlns='http://www.w3.org/ns/ttml' xml:lang='en'><body><div><p begin='1s' end='2.5s'>Only 3\n of 12"
    >>> list(ttml_cues(file + b"<br/>came <span>back</span>.</p></div></body></tt>"))[0].lines
    [CueLine(text='Only 3 of 12', speaker=''), CueLine(text='came back.', speaker='')]
    >>> list(ttml_cues(file))  # doctest: +ELLIPSIS
    [RecordError('the XML is damaged (no element found: line 2, column 6); ...
    """
    reader, damage = _Reader(), None
    recode = recoder(data)
    parser = safe_parser("utf-8" if recode else None)
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(recode(data, True) if recode else data, True)
    except expat.ExpatError as error:
        damage = RecordError(f"the XML is damaged ({error}); nothing after that can be read; is the file complete?")
    if all(cue.start is not None for cue in reader.cues):
        reader.cues.sort(key=lambda cue: cue.start or 0.0)
    yield from reader.cues
    if damage:
        yield damage


@dataclass(slots=True)
class _Open:
    """What an element passes on to those within it."""

    name: str
    lang: str = ""
    start: float | None = 0.0
    hidden: bool = False
    preserved: bool = False
    agent: str = ""


@dataclass(slots=True)
class _Reader:
    """Gathers the text of the `p` elements."""

    stack: list[_Open] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)
    lines: list[tuple[list[str], str]] = field(default_factory=list)  # of the `p` that is open, with their speakers
    times: tuple[float | None, float | None] = (None, None)
    paragraphs: int = 0  # `p` elements that are open
    frame_rate: float = 30.0
    tick_rate: float = 1.0

    def start(self, full: str, attributes: dict[str, str]) -> None:
        if len(self.stack) >= DEPTH:
            raise InputError(f"its XML has more than {DEPTH} elements within one another, and is no file of captions")
        name = full.rpartition(" ")[2]
        given = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        above = self.stack[-1] if self.stack else _Open("")
        if not self.stack:
            self._set_rates(given)
        hidden = above.hidden or name in _UNREAD or given.get("ruby") in _RUBY
        hidden = hidden or given.get("display") == "none" or given.get("visibility") == "hidden"
        begin = self._seconds(given.get("begin", ""))
        start = above.start if begin is None or above.start is None else above.start + begin
        kept = given["space"] == "preserve" if "space" in given else above.preserved
        lang, agent = given.get("lang", above.lang), given.get("agent", above.agent)
        self.stack.append(_Open(name, lang, start, hidden, kept, agent.split(" ")[0]))
        if name == "p" and not self.paragraphs:
            self.lines, self.times = [([], self.stack[-1].agent)], self._times_of(given, above)
        self.paragraphs += name == "p"
        if self.paragraphs and (name == "br" or self.stack[-1].agent != above.agent):
            self.lines.append(([], self.stack[-1].agent))

    def end(self, _: str) -> None:
        element = self.stack.pop()
        if element.name != "p":
            return
        self.paragraphs -= 1
        if not self.paragraphs:
            lines = spoken_lines(CueLine("".join(parts), agent) for parts, agent in self.lines)
            self.cues.append(Cue(lines, *self.times, element.lang))

    def text(self, data: str) -> None:
        if not self.paragraphs or self.stack[-1].hidden:
            return
        first, *others = data.split("\n") if self.stack[-1].preserved else [data]
        self.lines[-1][0].append(first)
        self.lines += [([line], self.stack[-1].agent) for line in others]

    def _set_rates(self, given: dict[str, str]) -> None:
        self.frame_rate = _number(given.get("frameRate", ""), 30.0)
        multiplier = given.get("frameRateMultiplier", "").split()
        if len(multiplier) == 2:
            self.frame_rate *= _number(multiplier[0], 1.0) / _number(multiplier[1], 1.0)
        self.tick_rate = _number(given.get("tickRate", ""), self.frame_rate if "frameRate" in given else 1.0)

    def _times_of(self, given: dict[str, str], above: _Open) -> tuple[float | None, float | None]:
        begin, end, length = (self._seconds(given.get(name, "")) for name in ("begin", "end", "dur"))
        if begin is None or above.start is None:
            return None, None
        begin += above.start
        return begin, above.start + end if end is not None else begin + length if length is not None else None

    def _seconds(self, text: str) -> float | None:
        """A time expression (TTML 2, section 12.3.1): "00:01:02.5", "00:01:02:12" with frames, "62.5s", "30t"."""
        if found := _CLOCK.fullmatch(text.strip()):
            hours, minutes, seconds, part, frames = found.groups()
            whole = int(hours) * 3600 + int(minutes) * 60 + float(f"{int(seconds)}.{part or 0}")
            return whole + int(frames or 0) / self.frame_rate
        found = _OFFSET.fullmatch(text.strip())
        if found is None:
            return None
        value = float(found[1])
        if found[2] in ("f", "t"):
            return value / (self.frame_rate if found[2] == "f" else self.tick_rate)
        return value * _METRICS[found[2]]


def _number(text: str, default: float) -> float:
    found = re.fullmatch(r"\d{1,12}(?:\.\d{1,6})?", text.strip(), re.ASCII)
    return float(text) if found and float(text) > 0 else default
