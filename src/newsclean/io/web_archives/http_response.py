"""The page in an HTTP response as a crawler stored it (RFC 9112): head, interim responses, chunks, codings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from newsclean.io.decode import decode_page
from newsclean.io.size_limit import too_large
from newsclean.io.web_archives.http_coding import unpacked

PAGES = ("text/html", "application/xhtml+xml")
HEAD_MAX = 1 << 16  # bytes of the HTTP fields before a page
INTERIM_MAX = 8  # interim responses ("103 Early Hints") before the final one; servers send one or two
ERRORS = "pages with an error status"
_HEX = re.compile(rb"[0-9A-Fa-f]{1,16}")
_BLANK = re.compile(rb"\r?\n\r?\n")  # some servers end lines with \n alone, and section 2.2 lets a reader take it


def page_of(data: bytes, most: int, skipped: Counter[str], *, whole: bool) -> str | None:
    r"""The page in an HTTP response; None if it is not a page, or was not found.

    Raises TooLargeError for one that is not `whole`, and for one that unpacks to more than `most` bytes; UnpackError.

    >>> head = b"HTTP/1.1 103 Early Hints\n\nHTTP/1.1 200 OK\nContent-Type: text/html\nTransfer-Encoding: chunked\n\n"
    >>> page_of(head + b"7\r\n<p>Rain\r\n0\r\n\r\n", 99, Counter(), whole=True)
    '<p>Rain'
    >>> page_of(b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n...", 99, Counter(), whole=True) is None
    True
    """
    status, fields, body = _final(data)
    media = fields.get("content-type", "").lower()
    if not media.startswith(PAGES):
        return None
    if status != "200":
        skipped[ERRORS] += 1
        return None
    if not whole:
        raise too_large(most, "the page")
    *under, last = (name.strip() for name in fields.get("transfer-encoding", "").lower().split(","))
    if last == "chunked":  # always the outermost
        body = unpacked(_dechunked(body), ",".join(under), most)
    body = unpacked(body, fields.get("content-encoding", ""), most)
    if len(body) > most:
        raise too_large(most, "the page")
    return decode_page(body, charset_of(media)).text


def _final(data: bytes) -> tuple[str, Mapping[str, str], bytes]:
    """The status, the fields and the body of the final response: interim ones, with status 1xx, stand before it."""
    status, fields = "", dict[str, str]()
    for _ in range(INTERIM_MAX + 1):
        blank = _BLANK.search(data, 0, HEAD_MAX)
        head, body = (data[: blank.start()], data[blank.end() :]) if blank else (data, b"")
        first, *lines = head[:HEAD_MAX].decode("latin-1").splitlines() or [""]
        status = "".join(first.split()[1:2])
        fields = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        if not (status.startswith("1") and body.startswith(b"HTTP/")):
            break
        data = body
    return status, fields, body


def charset_of(media: str) -> str | None:
    """The encoding that a media type names.

    >>> charset_of("text/html; charset=utf-8"), charset_of("text/html")
    ('utf-8', None)
    >>> charset_of('text/html; charset="iso-8859-2"; profile=x')
    'iso-8859-2'
    """
    return media.partition("charset=")[2].lstrip(" \"'").partition(";")[0].strip(" \"'") or None


def _dechunked(body: bytes) -> bytes:
    """The body without the sizes between its chunks; unchanged if the crawler removed them already."""
    parts: list[bytes] = []
    at = 0
    while at < len(body):
        end = body.find(b"\r\n", at, at + 20)
        digits = body[at:end].partition(b";")[0].strip()
        if not _HEX.fullmatch(digits):  # no sign either: it comes from an untrusted server
            return body if not parts else b"".join(parts)
        size = int(digits, 16)
        if end < 0 or size == 0:
            break
        parts.append(body[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
    return b"".join(parts)
