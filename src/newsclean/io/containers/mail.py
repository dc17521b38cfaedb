"""Mail (.eml) and pages as browsers save them (.mhtml): one article a file, read by Python's email package."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any, cast

from newsclean.errors import RecordError
from newsclean.io.decode import decode_page
from newsclean.io.items import Input, Line, Piece, as_json_line, line_blocks
from newsclean.io.size_limit import read_whole

if TYPE_CHECKING:
    from email.message import EmailMessage, MIMEPart

_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]*\n(?:[ \t][^\n]*\n){0,50})+", re.ASCII)
_OF_MAIL = (b"mime-version:", b"content-type:", b"message-id:", b"received:", b"subject:", b"from:", b"date:")
ENOUGH = 3  # of these names: a report may begin with "From:" and "Date:", and has no third


def starts_mail(head: bytes) -> bool:
    r"""Do these bytes begin a mail, or a page saved as MHTML?

    >>> starts_mail(b"From: a@b.example\r\nSubject: Rain\r\nMIME-Version: 1.0\r\n\r\nIt rained.")
    True
    >>> starts_mail(b"From: our correspondent\nDate: Monday\n\nIt rained.")
    False
    """
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if not re.match(rb"[A-Za-z][A-Za-z0-9-]{0,60}:", start):
        return False
    found = _HEADER.match(start)
    lines = [line[:20].lower() for line in found[0].splitlines()] if found else []
    return sum(any(line.startswith(name) for line in lines) for name in _OF_MAIL) >= ENOUGH


def read_mail(file: IO[bytes], given: Input) -> Iterator[Piece]:
    """The article of a mail or a saved page."""
    try:
        line: Line = as_json_line({"id": given.id, **mail_record(read_whole(file, given.max_size))})
    except RecordError as error:
        line = error
    yield from line_blocks(iter([line]), given)


def mail_record(data: bytes) -> dict[str, Any]:
    r"""The record of a mail: title, date, authors and text (or html); of a saved page: url, crawled and html.

    Raises RecordError for one without text.

    >>> headers = b"Subject: Rain\r\nDate: Tue, 5 Jan 2021 09:00:00 +0100\r\nFrom: Lena Holt <l@a.example>\r\n"
    >>> mail_record(headers + b"\r\nIt rained.\r\n")
    {'title': 'Rain', 'date': '2021-01-05T09:00:00+01:00', 'authors': ['Lena Holt'], 'text': 'It rained.\n'}
    >>> mail_record(b"MIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\n")
    Traceback (most recent call last):
    ...
    newsclean.errors.RecordError: the mail has no text; is it a complete mail?
    """
    from email import message_from_bytes, policy  # 15 ms, and all texts are asked whether they are mail
    from email.errors import MessageError

    try:
        mail = message_from_bytes(data, policy=policy.default)
        where = _text(mail, "Snapshot-Content-Location")
        body = mail.get_body(("related", "html") if where else ("plain", "related", "html"))
        part = body and _main_part(body)
        if part is None or part.get_content_maintype() != "text":
            raise RecordError("the mail has no text; is it a complete mail?")
        contents = _contents(part)
        if not mail.keys() or not any(map(str.strip, contents.values())):
            raise RecordError("the mail has no text; is it a complete mail?")
        return _saved_page(mail, where) | contents if where else _headers(mail) | contents
    except (MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError, IndexError) as error:
        if isinstance(error, RecordError):
            raise
        raise RecordError(f"the mail cannot be read ({type(error).__name__}); is it a complete mail?") from error


def _main_part(body: Any) -> MIMEPart | None:
    """The text itself; of several parts that belong together, the first of text."""
    if not body.is_multipart():
        return cast("MIMEPart", body)
    return next((part for part in body.walk() if part.get_content_type() in ("text/html", "text/plain")), None)


def _contents(part: MIMEPart) -> dict[str, Any]:
    data = part.get_payload(decode=True)
    decoded = decode_page(data if isinstance(data, bytes) else b"", part.get_content_charset())
    if part.get_content_type() == "text/html":
        return {"html": decoded.text}
    return {"text": decoded.text.replace("\r\n", "\n")}


def _saved_page(mail: EmailMessage, where: str) -> dict[str, Any]:
    return {"url": where} | ({"crawled": day} if (day := _date(mail)) else {})


def _headers(mail: EmailMessage) -> dict[str, Any]:
    from email.utils import getaddresses  # see mail_record

    authors = [name or address for name, address in getaddresses([_text(mail, "From")]) if name or address]
    found = {"title": _text(mail, "Subject") or None, "date": _date(mail), "authors": authors or None}
    return {name: value for name, value in found.items() if value is not None}


def _text(mail: EmailMessage, name: str) -> str:
    return " ".join(str(mail.get(name, "")).split())


def _date(mail: EmailMessage) -> str | None:
    from email.utils import parsedate_to_datetime  # see mail_record

    try:
        return parsedate_to_datetime(_text(mail, "Date")).isoformat()
    except (ValueError, TypeError):
        return None
