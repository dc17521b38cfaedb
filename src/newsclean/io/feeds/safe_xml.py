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
_OWN = frozenset(("utf-8", "utf-16", "us-ascii", "iso-8859-1"))  # that expat reads itself; of others no multi-byte ones


def recoder(head: bytes) -> Callable[[bytes, bool], bytes] | None:
    """What turns the bytes of an XML file into UTF-8, if its declaration names an encoding that expat does not read.

    An encoding that nobody knows is taken for UTF-8.

    >>> recode = recoder(b"<?xml version='1.0' encoding='gb2312'?>")
    >>> recode("<a>雨</a>".encode("gb2312"), True).decode() if recode else None
    '<a>雨</a>'
    >>> recoder(b"<?xml version='1.0'?><a/>"), recoder(b"<?xml version='1.0' encoding='UTF-8'?>")
    (None, None)
    """
    found = _DECLARED.match(head)
    name = found[1].decode("ascii", "replace") if found else "utf-8"
    if name.lower() in _OWN:
        return None
    decoder = codecs.getincrementaldecoder(charset(name) or "utf-8")("replace")
    return lambda data, final: decoder.decode(data, final).encode("utf-8", "replace")


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


def _refuse(name: str, *_: Any) -> None:
    raise InputError(f"it declares the XML entity {name[:40]!r}, which is not read, as such files can be bombs")
