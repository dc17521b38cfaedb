"""From bytes to text and back, byte for byte, whatever the bytes are.

UTF-8 is tried first, then what a byte order mark or the caller declares, then what bs4's UnicodeDammit detects. An
encoding is accepted only if it gives the same bytes back. Bytes that fit none are kept as lone surrogates
(PEP 383), which the repair stage replaces and the ledger records.

The bytes of a page: its byte order mark, what it declares, strict UTF-8, then the same guess.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
UTF8 = "utf-8"
# Codecs of Python that are not character sets ("Python Specific Encodings" in the documentation of `codecs`), and
# UTF-7, which the HTML standard forbids.
_NO_CHARSET = frozenset(
    ("idna", "mbcs", "oem", "palmos", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7")
)
SAMPLE = 200_000  # bytes shown to the detector: it reads at a few MB/s and knows after some kilobytes
BAD_SHARE = 0.2  # of the bytes above 127: with fewer invalid ones the text is broken UTF-8, not another encoding
DECLARED_IN = 4096  # bytes in which the declaration is looked for: the standard says 1024, real heads are longer
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
_PAGE_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ASCII = bytes(range(128))
_ESCAPES = re.compile(rb"\x1b\$[@B]")  # of ISO-2022-JP, which is seven-bit and so valid UTF-8


class Decoded(NamedTuple):
    """A text, the encoding that gives its bytes back, and a note for the reader if it was not plain UTF-8."""

    text: str
    encoding: str
    note: str = ""


def decode(data: bytes, declared: str | None = None) -> Decoded:
    r"""Decode bytes so that `encode(text, encoding)` gives them back.

    >>> decode("Zürich".encode())
    Decoded(text='Zürich', encoding='utf-8', note='')
    >>> decode("Die Behörden in Zürich prüfen Maßnahmen".encode("cp1252")).text
    'Die Behörden in Zürich prüfen Maßnahmen'
    >>> decode("Zürich, Köln, Genève, Besançon, Århus".encode() + b" \xff").text[-2:]
    ' \udcff'
    """
    if declared:
        text = _faithful(data, declared)
        if text is not None:
            return Decoded(text, declared, "" if declared.lower().replace("_", "-") == UTF8 else f"read as {declared}")
        found = decode(data)
        return found._replace(note=f"not {declared}; {found.note or 'read as ' + found.encoding}")
    for mark, name in _MARKS:
        if data.startswith(mark) and (text := _faithful(data, name)) is not None:
            return Decoded(text, name, f"read as {name}, from its byte order mark")
    try:
        text = data.decode(UTF8)
    except UnicodeDecodeError:
        return _detected(data)
    if _ESCAPES.search(data) and (japanese := _faithful(data, "iso2022_jp")) is not None:
        return Decoded(japanese, "iso2022_jp", "read as iso2022_jp, from its escape sequences")
    return Decoded(text, UTF8)


def encode(text: str, encoding: str) -> bytes:
    """The bytes from which `decode` made this text. Raises LookupError for an unknown one, and UnicodeError."""
    if charset(encoding) is None:
        raise LookupError(f"no encoding {encoding[:40]!r}")
    return text.encode(encoding, "surrogateescape" if encoding == UTF8 else "strict")


def charset(name: str) -> str | None:
    """Python's name of a character set; None if it is unknown, and for codecs of other kinds.

    >>> charset("Latin-1"), charset("idna"), charset("zlib"), charset("no-such-thing")
    ('iso8859-1', None, None, None)
    """
    try:
        found = codecs.lookup(name).name
        b"\xff".decode(found, "replace")  # LookupError for bytes to bytes; what is registered may not know `replace`
    except (LookupError, ValueError):
        return None
    return None if found.replace("_", "-") in _NO_CHARSET else found


def _faithful(data: bytes, encoding: str) -> str | None:
    if charset(encoding) is None:
        return None
    try:
        text = data.decode(encoding)
        return text if text.encode(encoding) == data else None
    except UnicodeError:
        return None


def _detected(data: bytes) -> Decoded:
    escaped = data.decode(UTF8, "surrogateescape")
    bad = sum("\udc80" <= c <= "\udcff" for c in escaped)
    replaced = f"{bad:,} byte{'s' * (bad != 1)} replaced"
    high = sum(byte > 127 for byte in data[:SAMPLE]) or 1
    if bad <= BAD_SHARE * high:
        return Decoded(escaped, UTF8, f"not valid UTF-8: {replaced}")
    import logging  # bs4 imports it anyway

    from bs4.dammit import UnicodeDammit  # 100 ms, and nearly all input is UTF-8

    from newsclean.io.legacy_charsets import legacy_charset

    if not (log := logging.getLogger("bs4.dammit")).handlers:
        log.addHandler(logging.NullHandler())  # its warnings are in the note; applications still get them
    guess = legacy_charset(data) or UnicodeDammit(data[:SAMPLE], ["windows-1252"]).original_encoding
    text = _faithful(data, guess) if guess else None
    if text is None or guess is None:
        return Decoded(escaped, UTF8, f"not valid UTF-8: {replaced}")
    return Decoded(text, guess, f"not valid UTF-8: read as {guess}")


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
    if data.startswith(_PAGE_MARKS):
        found = decode(data)
        return found._replace(text=found.text.removeprefix("\ufeff"))
    if wide := _UTF16.match(data):
        utf16 = "utf-16-le" if wide[1] else "utf-16-be"
        return Decoded(data.decode(utf16, "replace"), utf16, f"read as {utf16}, the encoding of its first tag")
    name = declared or _declared(data)
    known = _codec(name) if name else None
    if known in (None, "utf-8"):
        return decode(data)
    utf8 = _strictly_utf8(data)
    if utf8 is not None and not data.isascii():
        return Decoded(utf8, "utf-8", f"declares {name}, but is utf-8")
    text = data.decode(known or "utf-8", "replace")
    if text.count("\ufffd") > BAD_SHARE * len(data.translate(None, _ASCII)):  # with fewer, the page is only damaged
        return decode(data)
    return Decoded(text, known or "utf-8", f"read as {known}, as declared by the page")


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data, 0, DECLARED_IN)
    return match[1].decode("ascii") if match else None


def _codec(name: str) -> str | None:
    """Python's name for a label, None for one that is unknown, or that no page with readable tags can be in."""
    label = name.strip().lower()
    try:
        found = codecs.lookup(_READ_AS.get(label, label)).name
        wide = "<".encode(found) != b"<"
        b"\xff".decode(found, "replace")  # `idna` cannot, which takes strict decoding only
    except (LookupError, UnicodeError, ValueError):
        return None
    return "utf-8" if wide else found


def _strictly_utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None
