"""From cues to the text that was spoken: lines that live captions repeat once, sentences in paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from newsclean.io.captions.cues import Cue, CueLine


@dataclass(frozen=True, slots=True)
class TranscriptOptions:
    """Where a paragraph ends, and which lines are repeats. Times in seconds."""

    # A line is only a repeat if its cue follows at once: five frames at 25 a second, which tools leave between cues
    joined: float = 0.2
    # Set by hand on transcripts of our own: a shorter gap is breath, a longer one a new item
    pause: float = 1.5
    # Characters after which the next sentence begins a paragraph: newspapers' own paragraphs rarely have more
    long: int = 500
    lines: int = 8  # the most lines of a cue that are compared with those before: screens show four at most


OPTIONS = TranscriptOptions()
_SPEAKER = re.compile(r">{2,3}\s*|[-–—]\s*(?=[\"“«„¿¡]?[^\W\d_])")  # ">> " and "- " begin what another person says
_ENDED = re.compile(r"[.!?…。！？؟।][\"”»’')\]]*\Z")
_DOTS, _DOTS_BEHIND = (
    re.compile(r"(?:\.{2,3}|…)\s*"),
    re.compile(r"(?:\.{2,3}|…)\Z"),
)  # a sentence over two cues has both
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")


def transcript(cues: Iterable[Cue]) -> str:
    r"""The text of cues, a paragraph for each speaker, and after a pause or many sentences.

    >>> line = CueLine
    >>> rolling = [Cue([line("The ferry")], 1, 2), Cue([line("The ferry"), line("was stopped.")], 2, 4)]
    >>> transcript([*rolling, Cue([line("Nobody was hurt.")], 9, 10), Cue([line(">> Why?")], 10, 11)])
    'The ferry was stopped.\n\nNobody was hurt.\n\nWhy?'
    >>> transcript([Cue([line("No.")], 1, 2), Cue([line("No.")], 3, 4)])
    'No. No.'
    """
    text = _Transcript()
    for cue in cues:
        if cue.lines:
            text.add(cue)
    return text.finished()


@dataclass(slots=True)
class _Transcript:
    paragraphs: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)  # of the paragraph that is open
    size: int = 0
    speaker: str = ""
    shown: list[str] = field(default_factory=list)  # the lines of the cue before
    until: float | None = None  # when they went

    def add(self, cue: Cue) -> None:
        gap = None if self.until is None or cue.start is None else cue.start - self.until
        lines = cue.lines
        if gap is not None and gap <= OPTIONS.joined:
            lines = self._fresh(lines)
        ended = gap is not None and gap >= OPTIONS.pause
        for number, line in enumerate(lines):
            self._add_line(line, ended, between=number == 0)
            ended = False
        self.shown = [line.text for line in cue.lines]
        if cue.end is not None:
            self.until = max(self.until or 0.0, cue.end)

    def _fresh(self, lines: list[CueLine]) -> list[CueLine]:
        """The lines that were not shown before; of a line that has grown what is new."""
        for many in range(min(len(lines), len(self.shown), OPTIONS.lines), 0, -1):
            before, now = self.shown[-many:], [line.text for line in lines[:many]]
            if before == now:
                return lines[many:]
            if before[:-1] == now[:-1] and now[-1].startswith(before[-1] + " "):
                grown = lines[many - 1]
                return [CueLine(grown.text[len(before[-1]) + 1 :], grown.speaker), *lines[many:]]
        return lines

    def _add_line(self, line: CueLine, paused: bool, *, between: bool) -> None:
        mark = _SPEAKER.match(line.text)
        if mark and mark[0][0] != ">" and line.text[mark.end() :].lstrip('"“«„¿¡')[:1].islower():
            mark = None  # a dash within a sentence
        text = line.text[mark.end() :] if mark else line.text
        other = bool(line.speaker and self.speaker and line.speaker != self.speaker)
        full = self.parts and _ENDED.search(self.parts[-1]) and (paused or self.size >= OPTIONS.long)
        if mark or other or full:
            self._end_paragraph()
        self.speaker = line.speaker or self.speaker
        if self.parts and (dots := _DOTS.match(text)) and (before := _DOTS_BEHIND.search(self.parts[-1])):
            text, self.parts[-1] = text[dots.end() :], self.parts[-1][: before.start()]
        if text:
            wide = not between and self.parts and _UNSPACED.match(self.parts[-1][-1:]) and _UNSPACED.match(text)
            self.parts += ["" if wide or not self.parts else " ", text]
            self.size += len(text)

    def _end_paragraph(self) -> None:
        if self.parts:
            self.paragraphs.append("".join(self.parts))
        self.parts, self.size = [], 0

    def finished(self) -> str:
        self._end_paragraph()
        return "\n\n".join(self.paragraphs)
