"""Web archives (ISO 28500): each crawled page as a record with its address and the day of the crawl."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import IO, Any

from newsclean.errors import InputError, RecordError
from newsclean.io.decode import decode, decode_page
from newsclean.io.size_limit import MAX_SIZE, too_large
from newsclean.io.web_archives.http_coding import UnpackError
from newsclean.io.web_archives.http_response import HEAD_MAX, PAGES, charset_of, page_of

REVISITS = "revisits of a page that stands elsewhere"
PASSED = 1 << 20  # bytes skipped at once
LENGTH_DIGITS = 15  # digits of a record's length in bytes: a petabyte
_START = re.compile(rb"\r?\n\r?\n(?=WARC/[01]\.\d+\r?\n)")
Fields = Mapping[str, str]
WRONG = "the length of this WARC record is wrong, so it is left out; the records after it are read"


def archived_pages(
    file: IO[bytes], most: int = MAX_SIZE, skipped: Counter[str] | None = None
) -> Iterator[dict[str, Any] | RecordError]:
    r"""A record for each HTML page: id, url, crawled and html; of a WET file, for each text.

    `crawled` is when the page was fetched; the page itself says when it was published. Everything else (requests,
    images, errors) is skipped, and what might have been a page is counted in `skipped`.

    A page that takes more than `most` bytes or cannot be unpacked, and a record whose length is wrong, are errors among
    the records.
    Raises InputError for a file that is not WARC, or ends early.

    >>> import io
    >>> http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Rain"
    >>> head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\n"
    >>> list(archived_pages(io.BytesIO(head + b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(http), http))))
    [{'id': 'http://a.example/', 'url': 'http://a.example/', 'crawled': None, 'html': '<p>Rain'}]
    >>> list(archived_pages(io.BytesIO(head.replace(b"response", b"request") + b"Content-Length: 0\r\n\r\n\r\n\r\n")))
    []
    """
    archive = _Archive(file, most + HEAD_MAX)
    while archive.find_record():
        fields = _fields(archive)
        try:
            data, whole = archive.block(fields)
            found = _content(fields, data, most, Counter() if skipped is None else skipped, whole=whole)
        except UnpackError as error:
            yield RecordError(f"the page {fields.get('warc-target-uri', '').strip('<>')[:200]} {error}")
            continue
        except RecordError as error:
            yield error
            continue
        if found is not None:
            url = fields.get("warc-target-uri", "").strip("<>")
            row = {"id": url or fields.get("warc-record-id"), "url": url, "crawled": fields.get("warc-date"), **found}
            language = fields.get("warc-identified-content-language", "").split(",")[0]
            yield {**row, "language": language} if language else row


class _Archive:
    """The records of an archive. After the first wrong length, records end where the next one starts."""

    def __init__(self, file: IO[bytes], most: int) -> None:
        self._file, self._most = file, most  # bytes of a record that are held
        self._ahead = io.BytesIO()  # some bytes that were read, and are read again
        self._back = io.BytesIO()  # and those after them
        self._trusts_lengths = True
        self._begun = False

    def read(self, size: int) -> bytes:
        data = b""
        for source in (self._ahead, self._back, self._file):
            data = data + source.read(size - len(data)) if data else source.read(size)
            if len(data) == size:
                break
        return data

    def readline(self, size: int = HEAD_MAX) -> bytes:
        line = b""
        for source in (self._ahead, self._back, self._file):
            line += source.readline(size - len(line))
            if line.endswith(b"\n") or len(line) == size:
                break
        return line

    def find_record(self) -> bool:
        """Go to the fields of the next record; False at the end."""
        while line := self.readline():
            if line.startswith(b"WARC/"):
                self._begun = True
                return True
            if line.strip() and not self._begun:
                raise InputError(f"no WARC record starts with {line[:20]!r}; is it a complete web archive?")
        return False

    def block(self, fields: Fields) -> tuple[bytes, bool]:
        """The record's bytes, as many as are held, and whether that is all. Raises RecordError for a wrong length."""
        length = _length(fields)
        if not self._trusts_lengths or length is None:
            self._trusts_lengths = False
            data = self._up_to_next()
            if length is None or len(data) != length:
                raise RecordError(WRONG)
            return data, True
        data = self.read(min(length, self._most))
        if len(data) < length and self._starts_again(data):
            raise RecordError(WRONG)
        self._pass(length - len(data))
        if not self._at_start():
            self._trusts_lengths = False
            self._starts_again(data)
            raise RecordError(WRONG)
        return data, len(data) == length

    def _pass(self, left: int) -> None:
        while left > 0 and (passed := len(self.read(min(left, PASSED)))):
            left -= passed
        if left > 0:
            raise InputError("the last WARC record is cut short; is the archive whole?")

    def _at_start(self) -> bool:
        """Does a record start here, or the file end? What was read is read again."""
        read = b""
        while (line := self.readline()) and not line.strip():
            read += line
            if len(read) > HEAD_MAX:
                break
        self._unread(read + line)
        return not line or line.startswith(b"WARC/") or len(read) > HEAD_MAX

    def _starts_again(self, data: bytes) -> bool:
        """Go back to the start of a record within these bytes, if there is one."""
        found = _START.search(data)
        if found is None:
            return False
        self._trusts_lengths = False
        self._back = io.BytesIO(data[found.end() :] + self._ahead.read() + self._back.read())  # once in an archive
        self._ahead = io.BytesIO()
        return True

    def _up_to_next(self) -> bytes:
        """The bytes before the next record, no more than are held."""
        parts, size, blank = list[bytes](), 0, False
        while line := self.readline():
            if blank and line.startswith(b"WARC/"):
                self._unread(line)
                break
            blank = not line.strip()
            if size < self._most:
                parts.append(line)
                size += len(line)
        return b"".join(parts).removesuffix(b"\r\n").removesuffix(b"\r\n")

    def _unread(self, data: bytes) -> None:
        self._ahead = io.BytesIO(data + self._ahead.read())


def _length(fields: Fields) -> int | None:
    """The length that a record states; None if it is none."""
    length = fields.get("content-length", "")
    return int(length) if length.isascii() and length.isdecimal() and len(length) <= LENGTH_DIGITS else None


def _fields(file: _Archive) -> Fields:
    """Header fields up to the blank line, names in lower case."""
    fields: dict[str, str] = {}
    while (line := file.readline()).strip():
        name, _, value = line.decode("utf-8", "replace").partition(":")
        fields[name.strip().lower()] = value.strip()
    return fields


def _content(fields: Fields, data: bytes, most: int, skipped: Counter[str], *, whole: bool) -> dict[str, str] | None:
    """The page or text in a record; None for a record of another kind, which is counted when it might be a page."""
    kind, media = fields.get("warc-type"), fields.get("content-type", "").lower()
    if kind == "response":
        html = page_of(data, most, skipped, whole=whole)
        return None if html is None else {"html": html}
    skipped[REVISITS] += kind == "revisit"
    if kind not in ("resource", "conversion") or not media.startswith((*PAGES, "text/plain")):
        return None
    if not whole or len(data) > most:
        raise too_large(most, "the page")
    if media.startswith("text/plain"):
        return {"text": decode(data).text} if kind == "conversion" else None
    return {"html": decode_page(data, charset_of(media)).text}
