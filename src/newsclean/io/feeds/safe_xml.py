"""An XML parser for untrusted files: no entities, nothing from outside, no depth without end."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from typing import Any
from xml.parsers import expat

from newsclean.errors import InputError
from newsclean.io.decode import charset

DEPTH = 200  # elements within one another: NewsML-G2 has about 15
_DECLARED = re.compile(rb"""\A(?:\xef\xbb\xbf)?\s*<\?xml\b[^>]{0,200}?\sencoding\s*=\s*["']([^"'<>]{1,40})["']""")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")  # UTF-16, which expat reads itself
_UTF8 = ("utf-8", "us-ascii")
_WEB = {"iso8859-1": "cp1252"}  # as browsers read it
# Bytes that are no UTF-8, as `surrogateescape` marks them, and what they are in Windows-1252
_STRAY = {0xDC00 + byte: bytes((byte,)).decode("cp1252", "replace") for byte in range(0x80, 0x100)}
_STRAYS = re.compile("[\udc80-\udcff]")


def recoder(head: bytes) -> Callable[[bytes, bool], bytes] | None:
    """What turns the bytes of an XML file into UTF-8; None for UTF-16, which needs nothing.

    The declaration is wrong at times: bytes that are UTF-8 are read as UTF-8 where one of Latin is declared, and single
    bytes that are no UTF-8 as Windows-1252. An encoding that nobody knows is taken for UTF-8.

    >>> recode = recoder(b"<?xml version='1.0' encoding='gb2312'?>")
    >>> recode("<a>雨</a>".encode("gb2312"), True).decode() if recode else None
    '<a>雨</a>'
    >>> recode = recoder(b"<?xml version='1.0' encoding='ISO-8859-1'?>")
    >>> recode("Décès".encode(), True).decode() if recode else None
    'Décès'
    >>> recode = recoder(b"<?xml version='1.0' encoding='UTF-8'?>")
    >>> recode("Décès".encode("cp1252"), True).decode() if recode else None
    'Décès'
    >>> recoder("<?xml version='1.0'?><a/>".encode("utf-16")) is None
    True
    """
    if head.startswith(_WIDE):
        return None
    found = _DECLARED.match(head)
    name = found[1].decode("ascii", "replace") if found else "utf-8"
    return _Recoder("utf-8" if name.lower() in _UTF8 else charset(name) or "utf-8")


class _Recoder:
    """Decodes block by block: the first one with a byte beyond ASCII decides whether all are UTF-8 or as declared."""

    def __init__(self, declared: str) -> None:
        self._utf8: Any = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        self._declared: Any = codecs.getincrementaldecoder(_WEB.get(declared, declared))("replace")
        self._decided = declared == "utf-8"

    def __call__(self, data: bytes, final: bool) -> bytes:
        if not self._decided and not data.isascii():
            self._decided = True
            text = self._utf8.decode(data, final)
            if _STRAYS.search(text) is None:
                return _mended(text)
            self._utf8 = None
        if self._decided and self._utf8 is not None:
            return _mended(self._utf8.decode(data, final))
        decoded: str = self._declared.decode(data, final)
        return decoded.encode("utf-8", "replace")


def _mended(text: str) -> bytes:
    return text.translate(_STRAY).encode("utf-8", "replace") if _STRAYS.search(text) else text.encode("utf-8")


def safe_parser(encoding: str | None = None) -> Any:
    """A parser of expat that refuses declarations of entities, so that none can grow. Namespaces end in a space.

    `encoding` outweighs the declared one.

    >>> parser = safe_parser()
    >>> parser.Parse(b'<!DOCTYPE a [<!ENTITY b "x">]><a>&b;</a>', True)
    Traceback (most recent call last):
    ...
    newsclean.errors.InputError: it declares the XML entity 'b', which is not read, as such files can be bombs
    """
    parser = expat.ParserCreate(encoding, namespace_separator=" ")
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.EntityDeclHandler = _refuse
    parser.buffer_text = True
    parser.buffer_size = 1 << 16
    return parser


def _refuse(name: str, parameter: bool, *_: Any) -> None:
    """Parameter entities are left alone: they stand for parts of a DTD, which is not read, and never for text."""
    if not parameter:
        raise InputError(f"it declares the XML entity {name[:40]!r}, which is not read, as such files can be bombs")
