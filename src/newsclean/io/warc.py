"""Web archives (ISO 28500): each crawled page as a record with its address and the day of the crawl."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from typing import IO, Any

from newsclean.errors import InputError
from newsclean.io.decode import decode_page

PAGES = ("text/html", "application/xhtml+xml")
PAGE_MAX = 32 << 20  # bytes of a page after unpacking; the largest of 1,073 real ones has 2.2 MB
RECORD_MAX = PAGE_MAX + (1 << 16)  # bytes of a response that are held: a page and the fields before it
PASSED = 1 << 20  # bytes skipped at once
LENGTH_DIGITS = 15  # digits of a record's length in bytes: a petabyte
_HEX = re.compile(rb"[0-9A-Fa-f]{1,16}")
Fields = Mapping[str, str]


def archived_pages(file: IO[bytes]) -> Iterator[dict[str, Any]]:
    r"""A record for each HTML page: id, url, crawled and html.

    `crawled` is when the page was fetched; the page itself says when it was published. Everything else (requests,
    images, errors) is skipped.

    Raises InputError for a file that is not WARC, or ends early.

    >>> import io
    >>> http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Rain"
    >>> head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\n"
    >>> list(archived_pages(io.BytesIO(head + b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(http), http))))
    [{'id': 'http://a.example/', 'url': 'http://a.example/', 'crawled': None, 'html': '<p>Rain'}]
    >>> list(archived_pages(io.BytesIO(head.replace(b"response", b"request") + b"Content-Length: 0\r\n\r\n\r\n\r\n")))
    []
    """
    while (version := _next_line(file)) is not None:
        if not version.startswith(b"WARC/"):
            raise InputError(f"no WARC record starts with {version[:20]!r}; is it a complete web archive?")
        fields = _fields(file)
        is_response = fields.get("warc-type") == "response"
        data = _block(file, _length(fields), RECORD_MAX if is_response else 0)
        if is_response and (html := _page(data)) is not None:
            url = fields.get("warc-target-uri", "").strip("<>")
            yield {
                "id": url or fields.get("warc-record-id"),
                "url": url,
                "crawled": fields.get("warc-date"),
                "html": html,
            }


def _length(fields: Fields) -> int:
    length = fields.get("content-length", "")
    if not (length.isascii() and length.isdecimal()):
        raise InputError("a WARC record without its length; is the archive whole?")
    if len(length) > LENGTH_DIGITS:
        raise InputError(f"no WARC record has {length[:LENGTH_DIGITS]}… bytes; is the archive whole?")
    return int(length)


def _block(file: IO[bytes], length: int, most: int) -> bytes:
    """The first `most` bytes of a record's block; the rest are skipped."""
    data = file.read(min(length, most))
    left = length - len(data)
    while left > 0 and (passed := len(file.read(min(left, PASSED)))):
        left -= passed
    if left:
        raise InputError("the last WARC record is cut short; is the archive whole?")
    return data


def _next_line(file: IO[bytes]) -> bytes | None:
    """The next line that is not blank; None at the end."""
    while line := file.readline(1 << 16):
        if line.strip():
            return line
    return None


def _fields(file: IO[bytes]) -> Fields:
    """Header fields up to the blank line, names in lower case."""
    fields: dict[str, str] = {}
    while (line := file.readline(1 << 16)).strip():
        name, _, value = line.decode("utf-8", "replace").partition(":")
        fields[name.strip().lower()] = value.strip()
    return fields


def _page(data: bytes) -> str | None:
    """The page in an HTTP response; None if it is not a page, was not found, or cannot be unpacked."""
    head, _, body = data.partition(b"\r\n\r\n")
    status, *lines = head.decode("latin-1").split("\r\n")
    fields = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    if status.split()[1:2] != ["200"] or not fields.get("content-type", "").lower().startswith(PAGES):
        return None
    if fields.get("transfer-encoding", "").lower() == "chunked":
        body = _dechunked(body)
    try:
        body = _unpacked(body, fields.get("content-encoding", "").lower())
    except zlib.error:
        return None
    charset = fields["content-type"].lower().partition("charset=")[2].strip(" \"';")
    return decode_page(body, charset or None).text


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


def _unpacked(body: bytes, coding: str) -> bytes:
    """The body unpacked, up to PAGE_MAX; unchanged if the crawler unpacked it. Raises zlib.error."""
    if coding in ("gzip", "x-gzip") and body.startswith(b"\x1f\x8b"):
        return zlib.decompressobj(31).decompress(body, PAGE_MAX)
    if coding == "deflate":
        return zlib.decompressobj(15 if body[:1] == b"\x78" else -15).decompress(body, PAGE_MAX)
    if coding in ("br", "zstd"):
        raise zlib.error(f"{coding} is not supported")
    return body
