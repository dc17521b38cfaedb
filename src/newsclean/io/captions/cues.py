"""A cue of captions: some lines of text, who speaks them, and from when to when they are shown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_TAG = re.compile(r"<(/?)([a-zA-Z]*+)([^<>\n]{0,300}+)>")
_OVERRIDE = re.compile(r"\{\\[^{}\n]{0,200}\}")  # {\an8}: styles of SubStation that SRT files keep
_SOUND = re.compile(r"\[[^\[\]]*\]|\([^()]*\)|[#*\s]*")  # a cue that is not speech: [APPLAUSE], (door slams)
_NOTES = re.compile("[♪♫]")
_PICTURE = "#xywh="  # tracks of previews hold addresses of pictures, each with its place in one
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});")


class CueLine(NamedTuple):
    """A line of a cue without its tags; the speaker is "" where the file names none."""

    text: str
    speaker: str = ""


class Cue(NamedTuple):
    """Lines that are shown together; times in seconds, None where the file has none that can be read."""

    lines: list[CueLine]
    start: float | None = None
    end: float | None = None
    lang: str = ""


def plain_lines(lines: Iterable[str]) -> list[CueLine]:
    r"""The lines of a cue of WebVTT or SRT without tags and styles, character references read.

    A voice holds until another or its end; ruby annotations are left out, as they say the word a second time.

    >>> plain_lines(["<v.loud Ada Lund>Tom &amp; <i>Co</i>", "fell to <00:01.500><c>5 < 6</c>."])
    [CueLine(text='Tom & Co', speaker='Ada Lund'), CueLine(text='fell to 5 < 6.', speaker='Ada Lund')]
    >>> plain_lines([r"{\an8}- Who?", "<font color=red>- Nobody &lt;yet&gt;", "<ruby>東<rt>とう</rt></ruby>"])[1:]
    [CueLine(text='- Nobody <yet>', speaker=''), CueLine(text='東', speaker='')]
    """
    found, speaker, hidden = list[CueLine](), "", False
    for line in lines:
        kept, at, voice = list[str](), 0, speaker
        for tag in _TAG.finditer(line):
            closing, name, annotation = tag.groups()
            if not (name or closing or annotation[:1].isdigit()):
                continue  # "<3>" is a time, "<>" and "< 6 >" are none
            kept.append("" if hidden else line[at : tag.start()])
            at = tag.end()
            if name.lower() == "rt":
                hidden = not closing
            elif name.lower() == "v" and closing:
                speaker = ""
            elif name.lower() == "v":
                found.append(CueLine("".join(kept), voice))
                kept, speaker = [], annotation.partition(" ")[2].strip()
                voice = speaker
        kept.append("" if hidden else line[at:])
        found.append(CueLine("".join(kept), voice))
    return spoken_lines(CueLine(_read(line.text), line.speaker) for line in found)


def spoken_lines(lines: Iterable[CueLine]) -> list[CueLine]:
    """The lines with words in them, white space squeezed; none of a cue that describes a sound or names a picture.

    >>> spoken_lines([CueLine(" It  rained. "), CueLine("")])
    [CueLine(text='It rained.', speaker='')]
    >>> spoken_lines([CueLine("[APPLAUSE]")]), spoken_lines([CueLine("(door"), CueLine("slams)")])
    ([], [])
    """
    found = [CueLine(" ".join(_NOTES.sub(" ", line.text).split()), line.speaker) for line in lines]
    found = [line for line in found if line.text and (_PICTURE not in line.text or " " in line.text)]
    return [] if _SOUND.fullmatch(" ".join(line.text for line in found)) else found


def _read(text: str) -> str:
    from html import unescape  # for files of captions only

    text = _OVERRIDE.sub("", text).replace("\\N", " ").replace("\\h", " ")
    return _REFERENCE.sub(lambda found: unescape(found[0]), text) if "&" in text else text
