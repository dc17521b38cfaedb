"""Whether bytes begin captions. All texts are asked, so that nothing is imported or compiled here beforehand."""

from __future__ import annotations

import re

_MARKS = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
_WEBVTT = rb"WEBVTT(?:[ \t\r\n]|\Z)"
_SRT = rb"\d{1,9}[ \t]*\r?\n\s*\d{1,3}:\d{2}:\d{2}[,.]\d{1,3}[ \t]*-->[ \t]*\d"


def starts_captions(head: bytes) -> bool:
    r"""Do these bytes begin captions: WebVTT, SRT or TTML?

    >>> starts_captions(b"WEBVTT - News\n"), starts_captions(b"1\r\n00:00:01,000 --> 00:00:02,000\r\nRain")
    (True, True)
    >>> starts_captions(b"<tt xmlns='http://www.w3.org/ns/ttml'/>"), starts_captions(b"<tt>Rain</tt>")
    (True, False)
    >>> starts_captions(b"WEBVTTs are files."), starts_captions(b"1\nIt rained.")
    (False, False)
    """
    start = head.lstrip(_MARKS)
    if start[:1] == b"<":
        return starts_ttml(start)
    if not start[:1].isdigit() and start[:1] != b"W":
        return False  # nearly all texts
    start = start.replace(b"\0", b"")
    if not start.startswith(b"WEBVTT") and b"-->" not in start:
        return False
    return re.match(_WEBVTT, start) is not None or re.match(_SRT, start) is not None


def starts_ttml(head: bytes) -> bool:
    """Do these bytes begin TTML, with or without a declaration of XML?

    >>> starts_ttml(b"<?xml version='1.0'?><tt:tt xmlns:tt='http://www.w3.org/ns/ttml'>"), starts_ttml(b"<p>Rain")
    (True, False)
    """
    start = head.lstrip(_MARKS)
    if start[:1] != b"<":
        return False
    from newsclean.io.feeds.xml_kinds import xml_root  # where something begins as markup does

    return xml_root(start) == "tt"
