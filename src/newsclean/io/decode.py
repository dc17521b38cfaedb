"""From bytes to text and back, byte for byte, whatever the bytes are.

UTF-8 is tried first, then what a byte order mark or the caller declares, then what bs4's UnicodeDammit detects. An
encoding is taken only if it gives the same bytes back. Bytes that fit none are kept as lone surrogates
(PEP 383), which the repair stage replaces and the ledger remembers.
"""

from __future__ import annotations

import codecs
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


class Decoded(NamedTuple):
    """A text, the encoding that gives its bytes back, and a note for the reader when that was no plain UTF-8."""

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
            return Decoded(text, name, f"read as {name}, as its byte order mark says")
    try:
        return Decoded(data.decode(UTF8), UTF8)
    except UnicodeDecodeError:
        return _detected(data)


def encode(text: str, encoding: str) -> bytes:
    """The bytes that `decode` made this text of. Raises LookupError for no character set, and UnicodeError."""
    if charset(encoding) is None:
        raise LookupError(f"no encoding {encoding[:40]!r}")
    return text.encode(encoding, "surrogateescape" if encoding == UTF8 else "strict")


def charset(name: str) -> str | None:
    """Python's name of a character set; None for one that is unknown, and for codecs that are none.

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
    high = sum(byte > 127 for byte in data[:SAMPLE]) or 1
    if bad <= BAD_SHARE * high:
        return Decoded(escaped, UTF8, f"not valid UTF-8: {bad} bytes replaced")
    import logging  # bs4 imports it anyway

    from bs4.dammit import UnicodeDammit  # 100 ms, and nearly all input is UTF-8

    if not (log := logging.getLogger("bs4.dammit")).handlers:
        log.addHandler(logging.NullHandler())  # what it warns of stands in the note; applications still get it
    guess = UnicodeDammit(data[:SAMPLE], ["windows-1252"]).original_encoding
    text = _faithful(data, guess) if guess else None
    if text is None or guess is None:
        return Decoded(escaped, UTF8, f"not valid UTF-8: {bad} bytes replaced")
    return Decoded(text, guess, f"not valid UTF-8: read as {guess}")
