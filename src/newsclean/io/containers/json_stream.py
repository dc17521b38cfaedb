"""JSON that is not JSON Lines: an array of records, an object that wraps one, concatenated and indented objects."""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable, Iterator
from typing import IO, Any

from newsclean.core import json_text
from newsclean.errors import RecordError
from newsclean.io.items import Line, as_json_line
from newsclean.io.size_limit import too_large

CHUNK = 1 << 16  # bytes read at once, at first; the window doubles while a value is longer
BETWEEN = " \t\r\n\ufeff\x1e"  # blanks, byte order marks of files that were joined, and RFC 7464's separator
DEEPEST = 3  # objects around the array of records: {"response": {"docs": [...]}} has two
_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
HasText = Callable[[dict[str, Any]], bool]
INCOMPLETE = object()


def json_records(file: IO[bytes], most: int, has_text: HasText) -> Iterator[Line]:
    """The records of a file of JSON, each as a line. `has_text` says whether an object is a record of an article.

    A record is held whole, never more than `most` bytes; an array is read as a stream. What follows damaged JSON is
    not read, and the damage is an error.

    >>> import io
    >>> pretty = b'{"status": "ok", "articles": [\\n {"text":\\n "It rained."},\\n {"text": "It snowed."}]}'
    >>> list(json_records(io.BytesIO(pretty), 1000, lambda record: "text" in record))
    [b'{"text": "It rained."}\\n', b'{"text": "It snowed."}\\n']
    >>> list(json_records(io.BytesIO(b'[{"text": "It rained."}, {"te'), 1000, lambda record: "text" in record))[1]
    RecordError('the JSON ends early, after record 1; is it a complete file?')
    """
    reader = _Reader(file, most, has_text)
    try:
        yield from reader.lines()
    except RecordError as error:
        yield error


class _Window:
    """The text of a file, some of it at a time."""

    def __init__(self, file: IO[bytes], most: int) -> None:
        self._file, self.most = file, most
        first = file.read(CHUNK)
        encoding = _MARKS.get(first[:2], "utf-8")
        self._decode = codecs.getincrementaldecoder(encoding)("surrogateescape" if encoding == "utf-8" else "replace")
        self.text, self.at, self.ended = self._decode.decode(first), 0, not first

    def more(self) -> bool:
        """Read on, as much again as is held. False at the end."""
        if self.ended:
            return False
        data = self._file.read(max(CHUNK, len(self.text) - self.at))
        self.ended = not data
        self.text = self.text[self.at :] + self._decode.decode(data, final=self.ended)
        self.at = 0
        return True

    def next(self, skip: str = BETWEEN) -> str:
        """The next character after blanks; "" at the end."""
        while True:
            while self.at < len(self.text) and self.text[self.at] in skip:
                self.at += 1
            if self.at < len(self.text) or not self.more():
                return self.text[self.at : self.at + 1]

    def value(self) -> tuple[Any, str]:
        """The next value and its source; INCOMPLETE if it takes more than it may. Raises ValueError if damaged."""
        decoder = json.JSONDecoder(parse_float=str, parse_int=str)
        while True:
            try:
                value, end = decoder.raw_decode(self.text, self.at)
            except json.JSONDecodeError:
                if len(self.text) - self.at > self.most:
                    return INCOMPLETE, ""
                if not self.more():
                    raise
                continue
            if end == len(self.text) and self.more():  # a number may go on
                continue
            source, self.at = self.text[self.at : end], end
            return (INCOMPLETE, "") if len(source) > self.most else (value, source)


class _Reader:
    def __init__(self, file: IO[bytes], most: int, has_text: HasText) -> None:
        self._window, self._has_text, self._count = _Window(file, most), has_text, 0

    def lines(self) -> Iterator[Line]:
        while sign := self._window.next():
            if sign == "[":
                yield from self._array()
            elif sign == "{":
                yield from self._object()
            elif sign == "," and self._count:
                self._window.at += 1
            else:
                raise self._damaged(f"{self._window.text[self._window.at :][:20]!r} is not JSON")

    def _array(self) -> Iterator[Line]:
        window = self._window
        window.at += 1
        while (sign := window.next(BETWEEN + ",")) != "]":
            if not sign:
                raise self._damaged("")
            value, source = self._value()
            if value is INCOMPLETE:
                raise too_large(window.most, f"record {self._count + 1}, and what follows is not read: it")
            yield self._line(source)
        window.at += 1

    def _object(self) -> Iterator[Line]:
        value, source = self._value()
        if value is INCOMPLETE:
            yield from self._long_object()
        elif self._has_text(value) or not dict(_arrays(value)):
            yield self._line(source)
        else:
            whole = json_text.loads(source)  # numbers as they are written
            outlet = _outlet(whole)
            for record in _chosen(dict(_arrays(whole)), self._has_text):
                yield self._remade({**record, "source": outlet} if outlet and not record.get("source") else record)

    def _long_object(self) -> Iterator[Line]:
        """An object that is too long to be held wraps an array: it is read key by key until that is found."""
        window = self._window
        window.at += 1
        while (sign := window.next(BETWEEN + ",:")) != "}":
            if sign == "[" and self._starts_records():
                yield from self._array()
            elif sign == "{" and not self._fits():
                window.at += 1  # a wrapper in a wrapper
            elif not sign:
                raise self._damaged("")
            elif self._value()[0] is INCOMPLETE:
                raise too_large(window.most, "a value")
        window.at += 1

    def _starts_records(self) -> bool:
        window, at = self._window, self._window.at
        while len(window.text) - at < CHUNK and window.more():
            at = window.at
        return window.text[at + 1 : at + CHUNK].lstrip().startswith("{")

    def _fits(self) -> bool:
        window = self._window
        text = window.text[window.at :]
        try:
            json.JSONDecoder().raw_decode(text)
        except json.JSONDecodeError:
            return False
        return True

    def _value(self) -> tuple[Any, str]:
        try:
            return self._window.value()
        except RecursionError as error:
            raise RecordError("JSON that is nested too deeply") from error
        except ValueError as error:
            at_end = self._window.ended and getattr(error, "pos", 0) >= len(self._window.text) - 1
            raise self._damaged("" if at_end or "Unterminated" in str(error) else str(error)) from error

    def _damaged(self, what: str) -> RecordError:
        after = f"after record {self._count}" if self._count else "before the first record"
        if not what:
            return RecordError(f"the JSON ends early, {after}; is it a complete file?")
        return RecordError(f"not JSON {after}: {what}; what follows is not read")

    def _line(self, source: str) -> Line:
        self._count += 1
        if "\n" in source or "\r" in source:
            source = json_text.dumps(json_text.loads(source))
        return source.encode("utf-8", "surrogateescape") + b"\n"

    def _remade(self, record: Any) -> Line:
        self._count += 1
        return as_json_line(record)


def _outlet(whole: dict[str, Any]) -> str | None:
    """The title of a feed, which its items do not repeat: JSON Feed, and what feedparser gives."""
    feed = whole if "jsonfeed.org" in str(whole.get("version")) else whole.get("feed")
    title = feed.get("title") if isinstance(feed, dict) else None
    return title if isinstance(title, str) else None


def _arrays(value: dict[str, Any], path: str = "", depth: int = 1) -> Iterator[tuple[str, list[Any]]]:
    """The arrays of objects in an object, with their paths."""
    for key, inner in value.items():
        if isinstance(inner, list) and all(isinstance(item, dict) for item in inner):
            yield path + key, inner
        elif isinstance(inner, dict) and depth < DEEPEST:
            yield from _arrays(inner, f"{path}{key}.", depth + 1)


def _chosen(arrays: dict[str, list[Any]], has_text: HasText) -> list[Any]:
    """The one array of records. Raises RecordError when there are several."""
    full = {path: items for path, items in arrays.items() if items}
    with_text = {path: items for path, items in full.items() if any(map(has_text, items))} or full
    if len(with_text) > 1:
        names = ", ".join(list(with_text)[:5])
        first = next(iter(with_text))
        raise RecordError(f"several arrays of records: {names}; choose one, such as `jq -c '.{first}[]' FILE`")
    return next(iter(with_text.values()), [])


def starts_json(head: bytes) -> bool:
    r"""Do these bytes begin JSON that is not JSON Lines: an array of objects, or an object over several lines?

    >>> starts_json(b'[{"text": "x"}]'), starts_json(b'{\n "text": "x"}'), starts_json(b'{"articles": [{"text": "x"}]}')
    (True, True, True)
    >>> starts_json(b'{"text": "x"}\n{"text": "y"}'), starts_json(b"[{x}] It rained."), starts_json(b"[1]: a note")
    (False, False, False)
    """
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n\x1e")
    if start[:1] == b"[":
        inner = start[1:].lstrip()
        return (inner[:1] == b"]" and not inner[1:].strip()) or (
            inner[:1] == b"{" and inner[1:].lstrip()[:1] in (b'"', b"}")
        )
    if start[:1] != b"{" or start[1:].lstrip()[:1] not in (b'"', b"}"):
        return False
    first = start.partition(b"\n")[0]
    return start[1:2] in b"\r\n" or not _is_whole(first, start) or _wraps(first)


def _is_whole(first: bytes, start: bytes) -> bool:
    """Does the first line end an object, or reach beyond what was read?"""
    return b"\n" not in start or first.rstrip().endswith(b"}") or not _continued(start)


def _continued(start: bytes) -> bool:
    """Does the second line go on with the object of the first?"""
    second = start.partition(b"\n")[2].lstrip()
    return second[:1] in (b'"', b"}", b"]", b",")


def _wraps(first: bytes) -> bool:
    """Does an object on one line have an array of objects before any text?"""
    at = first.find(b"[{")
    if b"://jsonfeed.org/version/" in first[:at]:
        return True  # a feed has its own title before its items
    return at > 0 and first[:at].rstrip().endswith(b":") and not any(name in first[:at] for name in _TEXTS)


_TEXTS = (b'"text"', b'"maintext"', b'"body"', b'"articleBody"', b'"content"', b'"html"', b'"title"', b'"id"')
