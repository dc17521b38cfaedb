"""The paragraphs of a Word document, read from its ZIP with the parser of the standard library."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from typing import IO
from xml.parsers import expat

from newsclean.errors import InputError, NewscleanError
from newsclean.io.feeds.safe_xml import safe_parser
from newsclean.io.size_limit import MAX_SIZE, PIECE, too_large

BODY = "word/document.xml"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main "


def docx_lines(file: IO[bytes], most: int = MAX_SIZE) -> list[str]:
    """The paragraphs, one a line, empty ones too. Raises InputError for a damaged file, TooLargeError beyond `most`.

    >>> import io
    >>> docx_lines(io.BytesIO(b"PK no document"))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    newsclean.errors.InputError: File is not a zip file; is it a complete Word document?
    """
    reader = _Paragraphs()
    parser = safe_parser()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        with zipfile.ZipFile(file) as archive, archive.open(BODY) as body:
            for part in _pieces(body, most):
                parser.Parse(part, False)
            parser.Parse(b"", True)
    except NewscleanError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, LookupError, ValueError) as error:
        raise InputError(f"{error}; is it a complete Word document?") from error
    except expat.ExpatError as error:
        raise InputError(f"the text of the Word document is damaged ({error}); save it again as text") from error
    return reader.lines


def _pieces(body: IO[bytes], most: int) -> Iterator[bytes]:
    read = 0
    while part := body.read(PIECE):
        read += len(part)
        if read > most:
            raise too_large(most, "the document")
        yield part


class _Paragraphs:
    """Collects the text of paragraphs: breaks end a line, tabs are spaces; what was deleted or replaced is left out."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._now: list[str] = []
        self._in_text = 0
        self._skipped = 0

    def start(self, name: str, _: dict[str, str]) -> None:
        name = name.removeprefix(_WORD).removeprefix(_STRICT)
        if name in ("del", "instrText") or name.endswith(" Fallback"):
            self._skipped += 1
        elif name == "t":
            self._in_text += 1
        elif name in ("br", "cr"):
            self._now.append("\n")
        elif name == "tab":
            self._now.append(" ")

    def end(self, name: str) -> None:
        name = name.removeprefix(_WORD).removeprefix(_STRICT)
        if name in ("del", "instrText") or name.endswith(" Fallback"):
            self._skipped -= 1
        elif name == "t":
            self._in_text -= 1
        elif name == "p":
            self.lines += [line.strip() for line in "".join(self._now).split("\n")]
            self._now = []

    def text(self, data: str) -> None:
        if self._in_text and not self._skipped:
            self._now.append(data)
