"""From the bytes of a page to its text: byte order mark, what the page declares, strict UTF-8, then a guess."""

from __future__ import annotations

import codecs
import re

from newsclean.io.decode import BAD_SHARE, Decoded, charset, decode

PEEK = 4096  # bytes in which the declaration is looked for: the standard says 1024, real heads are longer
# Labels that browsers read as a superset, from the WHATWG Encoding Standard's table of names and labels.
_READ_AS = {
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252",
    "iso-8859-9": "cp1254", "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030",
    "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "big5": "big5hkscs", "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949", "iso-8859-11": "cp874", "unicode": "utf-8", "utf8": "utf-8", "x-mac-roman": "mac-roman",
}  # fmt: skip
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_UTF16 = re.compile(rb"(?:(?:\s\0)*+(<\0)|(?:\0\s)*+\0<)")  # without a byte order mark
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ASCII = bytes(range(128))


def decode_page(data: bytes, declared: str | None = None) -> Decoded:
    """The text of a page, the encoding it was read by, and a note when that was not what the page says.

    `declared` is the charset of the HTTP header. Bytes that are valid UTF-8 beyond ASCII are UTF-8 whatever a page
    declares: text of another encoding hardly ever is, and pages are copied with their head.

    >>> decode_page(b"<meta charset=windows-1251><p>" + "Дождь".encode("cp1251")).text[-5:]
    'Дождь'
    >>> decode_page(b"<meta charset=latin-1><p>" + "Дождь".encode()).note
    'declares latin-1, but is utf-8'
    >>> decode_page(b"<meta charset=no-such-thing><p>Rain").encoding
    'utf-8'
    """
    if data.startswith(_MARKS):
        found = decode(data)
        return found._replace(text=found.text.removeprefix("\ufeff"))
    if wide := _UTF16.match(data):
        utf16 = "utf-16-le" if wide[1] else "utf-16-be"
        return Decoded(data.decode(utf16, "replace"), utf16, f"read as {utf16}, as its first tag is")
    name = declared or _declared(data)
    known = _codec(name) if name else None
    if known in (None, "utf-8"):
        return decode(data)
    utf8 = _strictly_utf8(data)
    if utf8 is not None and not data.isascii():
        return Decoded(utf8, "utf-8", f"declares {name}, but is utf-8")
    text = data.decode(known or "utf-8", "replace")
    if text.count("\ufffd") > BAD_SHARE * len(data.translate(None, _ASCII)):  # with fewer the page is damaged
        return decode(data)
    return Decoded(text, known or "utf-8", f"read as {known}, as the page says")


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data, 0, PEEK)
    return match[1].decode("ascii") if match else None


def _codec(name: str) -> str | None:
    """Python's name for a label, None for one that is unknown, or that no page with readable tags can be in."""
    label = name.strip().lower()
    found = charset(_READ_AS.get(label, label))
    if found is None:
        return None
    return found if "<".encode(found) == b"<" else "utf-8"


def _strictly_utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None
